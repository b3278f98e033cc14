package io.github.imbot4j.pipeline;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.concurrent.HeapExhaustion;
import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.conversation.Heard;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.ForcedCompletion;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.SessionConflictException;
import io.github.imbot4j.delivery.UnitOfWork;
import io.github.imbot4j.event.AppEvent;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.execution.HandlingResult;
import io.github.imbot4j.execution.IncidentReporter;
import io.github.imbot4j.execution.PortalDirectory;
import io.github.imbot4j.execution.RetryDecision;
import io.github.imbot4j.execution.SeenKeys;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.lifecycle.AppEventHandler;
import io.github.imbot4j.lifecycle.EventFetcher;
import io.github.imbot4j.lifecycle.OfflineEvents;
import io.github.imbot4j.lifecycle.RegistrationRetrier;
import io.github.imbot4j.lifecycle.Schedules;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.routing.RouteMatch;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processing of one accepted event: it finds the handler, runs it, and puts its replies into the outbox in the same
 * commit that marks the event done. An event whose handler failed temporarily is retried later.
 *
 * <p>Safe for use by several threads.
 */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final HandlingResult NOTHING = new HandlingResult.Done(EventEffects.DONE);

    private final UnitOfWork work;
    private final PortalDirectory portals;
    private final Lifecycle lifecycle;
    private final EventRouter router;
    private final HandlerExecutor handlerExecutor;
    private final Retries retries;
    private final SeenKeys unhandled = new SeenKeys();

    public Dispatcher(
            UnitOfWork work,
            PortalDirectory portals,
            Lifecycle lifecycle,
            EventRouter router,
            HandlerExecutor handlerExecutor,
            Retries retries) {
        this.work = work;
        this.portals = portals;
        this.lifecycle = lifecycle;
        this.router = router;
        this.handlerExecutor = handlerExecutor;
        this.retries = retries;
    }

    /** Who handles the events that are not for a handler: those of the app as a whole, and what the framework has come due. */
    public record Lifecycle(
            AppEventHandler app,
            RegistrationRetrier registrations,
            Schedules schedules,
            OfflineEvents offline,
            EventFetcher fetcher) {}

    /** When and where an event is handled again. */
    public record Retries(RetryDecision decision, WorkerThreads threads, Clock clock) {}

    public HandlingResult handle(ClaimedEvent claimedEvent) {
        HandlingResult handlingResult;
        try {
            handlingResult = again(claimedEvent.entry(), work(claimedEvent));
        } catch (JournalException storage) {
            handlingResult = new HandlingResult.Again(storage);
        } catch (RuntimeException | Error bug) {
            HeapExhaustion.check(bug);
            return giveUp(claimedEvent, bug);
        }
        end(claimedEvent, handlingResult);
        return handlingResult;
    }

    /** What is due at times is set again. */
    private HandlingResult again(InboxEntry entry, HandlingResult result) {
        if (entry.event() instanceof ScheduleDue due) {
            return EventFetcher.isPoll(due)
                    ? lifecycle.fetcher().again(due, result)
                    : lifecycle.schedules().again(entry, result);
        }
        return result;
    }

    /** What could not be ended as it should comes again all the same, if it is to come every day. */
    private HandlingResult giveUp(ClaimedEvent claimedEvent, Throwable why) {
        handlerExecutor.forget(claimedEvent.entry());
        EventEffects rest = EventEffects.DONE;
        try {
            HandlingResult dead = again(claimedEvent.entry(), new HandlingResult.Dead("", why, rest));
            rest = ((HandlingResult.Dead) dead).apology();
        } catch (JournalException storage) {
            handleAgain(claimedEvent, storage);
            return new HandlingResult.Again(storage);
        } catch (RuntimeException | Error again) {
            why.addSuppressed(again);
        }
        ForcedCompletion.end(work, claimedEvent, why, rest);
        return new HandlingResult.Dead("", why, rest);
    }

    private void end(ClaimedEvent claimedEvent, HandlingResult handlingResult) {
        if (handlingResult instanceof HandlingResult.Done done) {
            work.complete(claimedEvent, done.completion(), why -> notDone(claimedEvent, why));
        } else if (handlingResult instanceof HandlingResult.Dead dead) {
            work.fail(claimedEvent, dead.incident(), String.valueOf(dead.failure()), dead.apology());
        } else if (handlingResult instanceof HandlingResult.Again again) {
            handleAgain(claimedEvent, again.failure());
        }
    }

    /**
     * Handles an event again whose commit found that what it had read was changed meanwhile. The journal may tell so on its
     * own thread, which must not wait for an author's handler.
     */
    private void notDone(ClaimedEvent claimedEvent, RuntimeException why) {
        if (why instanceof SessionConflictException second) {
            LOG.debug("{}", second.getMessage());
            if (!retries.threads().run("imbot-again", () -> handle(claimedEvent))) {
                LOG.debug(
                        "The process stops; {} is handled by the next one.",
                        claimedEvent.entry().lane());
            }
        } else {
            giveUp(claimedEvent, why);
        }
    }

    private void handleAgain(ClaimedEvent claimedEvent, Throwable failure) {
        Duration pause = retries.decision()
                .policy()
                .pause(claimedEvent.attempt(), ThreadLocalRandom.current().nextDouble());
        LOG.warn(
                "{} of portal {}: attempt {} failed, the next is in {} ms. {}",
                claimedEvent.entry().event().getClass().getSimpleName(),
                claimedEvent.entry().lane().portal(),
                claimedEvent.attempt(),
                pause.toMillis(),
                String.valueOf(failure));
        work.retry(claimedEvent, retries.clock().instant().plus(pause), String.valueOf(failure));
    }

    /** What comes again and again without ever ending takes the process down with it. */
    private HandlingResult work(ClaimedEvent claimedEvent) {
        int done = claimedEvent.attempt() - 1;
        if (done > 0 && !retries.decision().policy().allowsAfter(done)) {
            String incident = IncidentReporter.newId();
            LOG.error(
                    "Incident {}: {} attempts to handle {} of portal {} never ended; it is a dead letter now.",
                    incident,
                    done,
                    claimedEvent.entry().event().getClass().getSimpleName(),
                    claimedEvent.entry().lane().portal());
            return new HandlingResult.Dead(incident, new IllegalStateException("no attempt ended"), EventEffects.DONE);
        }
        InboxEntry entry = claimedEvent.entry();
        return portals.tenants()
                .find(entry.event().portal())
                .map(known -> work(entry, known, claimedEvent.attempt()))
                .orElse(NOTHING);
    }

    private HandlingResult work(InboxEntry entry, Tenant tenant, int attempt) {
        if (entry.event() instanceof AppEvent event) {
            portals.languages().hear(event);
            lifecycle.app().handle(event, tenant);
            return NOTHING;
        }
        BotEvent event = (BotEvent) entry.event();
        if (event instanceof BotRemoved) {
            lifecycle.registrations().forget(event.portal(), event.bot());
        } else if (!tenant.isActive()) {
            LOG.debug("Dropped an event of portal {}: it has uninstalled the app.", tenant.id());
            return NOTHING;
        }
        if (event instanceof ScheduleDue due && Schedules.isRequest(due)) {
            return NOTHING;
        }
        if (event instanceof ScheduleDue due && Schedules.isCollection(due)) {
            lifecycle.offline().collect(tenant.id());
            return NOTHING;
        }
        if (event instanceof ScheduleDue due && EventFetcher.isPoll(due)) {
            return lifecycle.fetcher().poll(due, tenant);
        }
        Ledger ledger = portals.ledgers().load(event.portal());
        if (!event.origin().language().equals(ledger.language())) {
            portals.languages().hear(event);
        }
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
        Heard heard = router.route(event, entry.lane(), ledger::isOurBot);
        if (heard instanceof Heard.Answered answered) {
            return new HandlingResult.Done(answered.completion());
        }
        Heard.Goes goes = (Heard.Goes) heard;
        RouteMatch routeMatch = goes.routed();
        if (routeMatch instanceof RouteMatch.Found found) {
            return handlerExecutor.run(found, goes.talk(), tenant, entry, attempt);
        }
        if (routeMatch instanceof RouteMatch.Lost lost) {
            return handlerExecutor.lost(event, lost.why());
        }
        report(event, routeMatch);
        return NOTHING;
    }

    private void report(BotEvent event, RouteMatch routeMatch) {
        if (routeMatch instanceof RouteMatch.Dropped dropped) {
            LOG.debug("Dropped {} of portal {}: {}.", event.getClass().getSimpleName(), event.portal(), dropped.why());
        } else if (routeMatch instanceof RouteMatch.Unhandled missing && unhandled.isNew(missing.key())) {
            LOG.warn(missing.suggestion());
        }
    }
}
