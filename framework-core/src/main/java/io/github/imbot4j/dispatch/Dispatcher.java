package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.Claimed;
import io.github.imbot4j.delivery.Completion;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.event.AppEvent;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.registration.Ledgers;
import io.github.imbot4j.registration.Registrar;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.routing.Routed;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handle one accepted event: find its handler, run it, and put what it says into the outbox, as one step with marking the
 * event done.
 *
 * <p>Safe for use by several threads.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Journal journal;
    private final Tenants tenants;
    private final Ledgers ledgers;
    private final Registrar registrar;
    private final RouteTable routes;
    private final Runner runner;
    private final AppAffairs affairs;
    private final Once unhandled = new Once();

    Dispatcher(
            Journal journal,
            Tenants tenants,
            Ledgers ledgers,
            Registrar registrar,
            RouteTable routes,
            Runner runner,
            AppAffairs affairs) {
        this.journal = journal;
        this.tenants = tenants;
        this.ledgers = ledgers;
        this.registrar = registrar;
        this.routes = routes;
        this.runner = runner;
        this.affairs = affairs;
    }

    void handle(Claimed claimed) {
        InboxEntry entry = claimed.entry();
        Optional<Tenant> tenant = tenants.find(entry.event().portal());
        journal.complete(
                claimed,
                Completion.calls(tenant.map(known -> work(entry, known)).orElse(List.of())));
    }

    private List<OutgoingCall> work(InboxEntry entry, Tenant tenant) {
        if (entry.event() instanceof AppEvent event) {
            affairs.handle(event, tenant);
            return List.of();
        }
        BotEvent event = (BotEvent) entry.event();
        if (event instanceof BotRemoved) {
            registrar.forget(event.portal(), event.bot().id());
        } else if (!tenant.isActive()) {
            LOG.debug("Dropped an event of portal {}: it has uninstalled the app.", tenant.id());
            return List.of();
        }
        Routed routed = routes.match(event, ledgers.load(event.portal())::isOurBot);
        if (routed instanceof Routed.Found found) {
            return runner.run(found, tenant, entry.lane());
        }
        report(event, routed);
        return List.of();
    }

    private void report(BotEvent event, Routed routed) {
        if (routed instanceof Routed.Dropped dropped) {
            LOG.debug("Dropped {} of portal {}: {}.", event.getClass().getSimpleName(), event.portal(), dropped.why());
        } else if (routed instanceof Routed.Unhandled missing && unhandled.isNew(missing.key())) {
            LOG.warn(missing.suggestion());
        }
    }
}
