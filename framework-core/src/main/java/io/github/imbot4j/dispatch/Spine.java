package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.Workers;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.EventVerifier;
import io.github.imbot4j.install.InstallVerifier;
import io.github.imbot4j.install.OAuthServers;
import io.github.imbot4j.install.TenantRest;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.registration.Registrar;
import io.github.imbot4j.routing.RouteTable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Draw the line from a post to the calls it causes, once, and keep it running: reception, journal, dispatcher, courier.
 *
 * <p>Safe for use by several threads.
 */
public final class Spine implements AutoCloseable {

    private final Journal journal;
    private final Reception reception;
    private final InstallPage page;
    private final Workers workers;
    private final Upkeep upkeep;

    /**
     * Draws it.
     *
     * @param bots the bots to run
     * @param leftAlone codes of declared bots that are not run here and stay registered as they are
     * @throws io.github.imbot4j.problem.DefinitionException when two handlers want the same event
     */
    public Spine(List<BotModel> bots, Set<String> leftAlone, AppSettings settings, Outside outside) {
        this.journal = outside.journal();
        RouteTable routes = RouteTable.of(bots);
        OAuthServers oauth = new OAuthServers(settings, outside.http(), outside.client(), outside.clock());
        TenantRest rest = new TenantRest(
                outside.tenants(),
                oauth,
                outside.client(),
                new EndpointPolicy(settings.allowPrivatePortals()),
                outside.clock());
        Registrar registrar = new Registrar(bots, leftAlone, settings.eventUrl(), rest::of, outside.ledgers());
        InstallVerifier installs =
                new InstallVerifier(settings, oauth, outside.client(), outside.tenants(), outside.clock());
        Stopwatch stopwatch = new Stopwatch(outside.later());
        Incidents incidents = new Incidents(outside.incidents());
        AppAffairs affairs = new AppAffairs(registrar, routes, rest::of, stopwatch, incidents);
        CallSender sender = new CallSender(rest::of);
        Runner runner = new Runner(
                bots.stream().collect(Collectors.toMap(BotModel::code, Function.identity())),
                routes,
                rest::of,
                sender,
                stopwatch,
                incidents,
                portal -> outside.clock().getZone());
        Dispatcher dispatcher =
                new Dispatcher(journal, outside.tenants(), outside.ledgers(), registrar, routes, runner, affairs);
        Courier courier = new Courier(journal, sender, incidents);
        Inbox inbox = new Inbox(journal);
        this.workers = new Workers(journal, dispatcher::handle, courier::send, outside.threads());
        this.upkeep = new Upkeep(outside.tenants(), affairs, outside.threads());
        this.reception = new Reception(
                new EventVerifier(outside.tenants(), outside.clock()),
                new InstallDesk(installs, inbox, outside.later()),
                inbox,
                outside.clock());
        this.page = new InstallPage(installs, outside.tenants(), outside.ledgers(), registrar, inbox, outside.clock());
    }

    /** Begins to work, and in the background to bring the known portals up to date. */
    public void start() {
        workers.start();
        upkeep.start();
    }

    /** Where events come in. */
    public Reception reception() {
        return reception;
    }

    /** Where the install page is opened. */
    public InstallPage page() {
        return page;
    }

    /**
     * Waits until the process may stop without losing anything, then stops.
     *
     * @return whether it came to that in time
     */
    public boolean drain(Duration atMost) {
        upkeep.stop();
        long deadline = System.nanoTime() + atMost.toNanos();
        boolean drained = journal.drain(atMost);
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return workers.finish(left) && drained;
    }

    /** Stops at once, interrupting what runs. */
    @Override
    public void close() {
        upkeep.stop();
        workers.close();
    }
}
