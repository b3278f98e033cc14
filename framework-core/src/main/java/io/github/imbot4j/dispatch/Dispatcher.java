package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.Claimed;
import io.github.imbot4j.delivery.Completion;
import io.github.imbot4j.delivery.HeapExhaustion;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.LastResort;
import io.github.imbot4j.delivery.SessionConflictException;
import io.github.imbot4j.delivery.Threads;
import io.github.imbot4j.delivery.UnitOfWork;
import io.github.imbot4j.event.AppEvent;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotRef;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.Ledgers;
import io.github.imbot4j.routing.Routed;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handle one accepted event: find its handler, run it, and put what it says into the outbox, as one step with marking the
 * event done. One that failed in a way that may pass is put back for later.
 *
 * <p>Safe for use by several threads.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final Ending NOTHING = new Ending.Done(Completion.DONE);

    private final UnitOfWork work;
    private final Tenants tenants;
    private final Ledgers ledgers;
    private final Registrations registrations;
    private final Listener listener;
    private final Runner runner;
    private final AppAffairs affairs;
    private final Retrying retrying;
    private final Schedules schedules;
    private final OfflineEvents offline;
    private final PortalLanguages languages;
    private final Threads threads;
    private final Clock clock;
    private final Once unhandled = new Once();

    Dispatcher(
            UnitOfWork work,
            Tenants tenants,
            Ledgers ledgers,
            Registrations registrations,
            Listener listener,
            Runner runner,
            AppAffairs affairs,
            Retrying retrying,
            Schedules schedules,
            OfflineEvents offline,
            PortalLanguages languages,
            Threads threads,
            Clock clock) {
        this.work = work;
        this.tenants = tenants;
        this.ledgers = ledgers;
        this.registrations = registrations;
        this.listener = listener;
        this.runner = runner;
        this.affairs = affairs;
        this.retrying = retrying;
        this.schedules = schedules;
        this.offline = offline;
        this.languages = languages;
        this.threads = threads;
        this.clock = clock;
    }

    void handle(Claimed claimed) {
        Ending ending;
        try {
            ending = schedules.again(claimed.entry(), work(claimed));
        } catch (JournalException storage) {
            ending = new Ending.Again(storage);
        } catch (RuntimeException | Error bug) {
            HeapExhaustion.check(bug);
            giveUp(claimed, bug);
            return;
        }
        end(claimed, ending);
    }

    /** What could not be ended as it should comes again all the same, if it is to come every day. */
    private void giveUp(Claimed claimed, Throwable why) {
        runner.forget(claimed.entry());
        Completion rest = Completion.DONE;
        try {
            Ending dead = schedules.again(claimed.entry(), new Ending.Dead("", why, rest));
            rest = ((Ending.Dead) dead).apology();
        } catch (JournalException storage) {
            handleAgain(claimed, storage);
            return;
        } catch (RuntimeException | Error again) {
            why.addSuppressed(again);
        }
        LastResort.end(work, claimed, why, rest);
    }

    private void end(Claimed claimed, Ending ending) {
        if (ending instanceof Ending.Done done) {
            work.complete(claimed, done.completion(), why -> notDone(claimed, why));
        } else if (ending instanceof Ending.Dead dead) {
            work.fail(claimed, dead.incident(), String.valueOf(dead.failure()), dead.apology());
        } else if (ending instanceof Ending.Again again) {
            handleAgain(claimed, again.failure());
        }
    }

    /**
     * Handles an event again whose commit found that what it had read was changed meanwhile. The journal may tell so on its
     * own thread, which must not wait for an author's handler.
     */
    private void notDone(Claimed claimed, RuntimeException why) {
        if (why instanceof SessionConflictException second) {
            LOG.debug("{}", second.getMessage());
            if (!threads.run("imbot-again", () -> handle(claimed))) {
                LOG.debug(
                        "The process stops; {} is handled by the next one.",
                        claimed.entry().lane());
            }
        } else {
            giveUp(claimed, why);
        }
    }

    private void handleAgain(Claimed claimed, Throwable failure) {
        Duration pause = retrying.policy()
                .pause(claimed.attempt(), ThreadLocalRandom.current().nextDouble());
        LOG.warn(
                "{} of portal {}: attempt {} failed, the next is in {} ms. {}",
                claimed.entry().event().getClass().getSimpleName(),
                claimed.entry().lane().portal(),
                claimed.attempt(),
                pause.toMillis(),
                String.valueOf(failure));
        work.retry(claimed, clock.instant().plus(pause), String.valueOf(failure));
    }

    /** What comes again and again without ever ending takes the process down with it. */
    private Ending work(Claimed claimed) {
        int done = claimed.attempt() - 1;
        if (done > 0 && !retrying.policy().allowsAfter(done)) {
            String incident = Incidents.newId();
            LOG.error(
                    "Incident {}: {} attempts to handle {} of portal {} never ended; it is a dead letter now.",
                    incident,
                    done,
                    claimed.entry().event().getClass().getSimpleName(),
                    claimed.entry().lane().portal());
            return new Ending.Dead(incident, new IllegalStateException("no attempt ended"), Completion.DONE);
        }
        InboxEntry entry = claimed.entry();
        return tenants.find(entry.event().portal())
                .map(known -> work(entry, known, claimed.attempt()))
                .orElse(NOTHING);
    }

    private Ending work(InboxEntry entry, Tenant tenant, int attempt) {
        languages.hear(entry.event());
        if (entry.event() instanceof AppEvent event) {
            affairs.handle(event, tenant);
            return NOTHING;
        }
        BotEvent event = (BotEvent) entry.event();
        if (event instanceof BotRemoved) {
            registrations.forget(event.portal(), event.bot());
        } else if (!tenant.isActive()) {
            LOG.debug("Dropped an event of portal {}: it has uninstalled the app.", tenant.id());
            return NOTHING;
        }
        if (Schedules.isRequest(event)) {
            return NOTHING;
        }
        if (Schedules.isCollection(event)) {
            offline.collect(tenant.id());
            return NOTHING;
        }
        Ledger ledger = ledgers.load(event.portal());
        if (event instanceof PortalEvent one) {
            Ledger.RegisteredBot registered = ledger.bots().get(one.bot().code());
            if (registered == null) {
                LOG.info(
                        "Dropped {} of portal {}: bot '{}' is not registered there.",
                        one.name(),
                        one.portal(),
                        one.bot().code());
                return NOTHING;
            }
            event = one.of(new BotRef(registered.id(), one.bot().code()));
        }
        if (!(event instanceof BotRemoved) && ledger.isDeleted(event.bot().id())) {
            LOG.info(
                    "Dropped {} of portal {}: its bot '{}' ({}) was deleted there.",
                    event.getClass().getSimpleName(),
                    event.portal(),
                    event.bot().code(),
                    event.bot().id());
            return NOTHING;
        }
        Heard heard = listener.hear(event, entry.lane(), ledger::isOurBot);
        if (heard instanceof Heard.Answered answered) {
            return new Ending.Done(answered.completion());
        }
        Heard.Goes goes = (Heard.Goes) heard;
        Routed routed = goes.routed();
        if (routed instanceof Routed.Found found) {
            return runner.run(found, goes.talk(), tenant, entry, attempt);
        }
        if (routed instanceof Routed.Lost lost) {
            return runner.lost(event, lost.why());
        }
        report(event, routed);
        return NOTHING;
    }

    private void report(BotEvent event, Routed routed) {
        if (routed instanceof Routed.Dropped dropped) {
            LOG.debug("Dropped {} of portal {}: {}.", event.getClass().getSimpleName(), event.portal(), dropped.why());
        } else if (routed instanceof Routed.Unhandled missing && unhandled.isNew(missing.key())) {
            LOG.warn(missing.suggestion());
        }
    }
}
