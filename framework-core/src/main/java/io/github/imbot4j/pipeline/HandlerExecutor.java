package io.github.imbot4j.pipeline;

import io.github.imbot4j.authorization.GuardChain;
import io.github.imbot4j.binding.ConversationStart;
import io.github.imbot4j.concurrent.HeapExhaustion;
import io.github.imbot4j.conversation.ConversationContext;
import io.github.imbot4j.conversation.ConversationState;
import io.github.imbot4j.conversation.HandlerEffects;
import io.github.imbot4j.conversation.ReplyRenderer;
import io.github.imbot4j.conversation.TimerKeys;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.execution.HandlingResult;
import io.github.imbot4j.execution.IncidentReporter;
import io.github.imbot4j.execution.InterceptorChain;
import io.github.imbot4j.execution.RetryDecision;
import io.github.imbot4j.execution.RunningHandlers;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.handling.HandlerServices;
import io.github.imbot4j.handling.Handling;
import io.github.imbot4j.handling.LiveContext;
import io.github.imbot4j.handling.ProgressUpdater;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Interceptor;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.SurveyEnd;
import io.github.imbot4j.routing.RouteMatch;
import io.github.imbot4j.routing.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The execution of the author's handler for one event, whose replies it turns into calls. A failure that may pass has
 * the event handled again later. Any other goes to the bot's error handler; without one, and when that one throws too,
 * the event is a dead letter, and the user reads a polite line whose incident is reported. So does one that did not
 * pass in time.
 */
public final class HandlerExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerExecutor.class);

    private final Map<String, BotModel> bots;
    private final RouteTable routes;
    private final HandlerServices services;
    private final RetryDecision retryDecision;
    private final IncidentReporter incidentReporter;

    public HandlerExecutor(
            Map<String, BotModel> bots,
            RouteTable routes,
            HandlerServices services,
            RetryDecision retryDecision,
            IncidentReporter incidentReporter) {
        this.bots = Map.copyOf(bots);
        this.routes = routes;
        this.services = services;
        this.retryDecision = retryDecision;
        this.incidentReporter = incidentReporter;
    }

    /**
     * Runs it.
     *
     * @param talk the conversations it came in
     * @param attempt counted from 1
     */
    HandlingResult run(
            RouteMatch.Found found, Optional<ConversationContext> talk, Tenant tenant, InboxEntry entry, int attempt) {
        HandlerRun handlerRun = new HandlerRun(
                new Handling(
                        found,
                        bot(found.event()),
                        tenant,
                        services.timers().protocols().of(tenant),
                        entry),
                talk,
                attempt);
        try {
            return done(handlerRun.run(found.route(), Optional.empty()).with(handlerRun.used()));
        } catch (Throwable failure) {
            HeapExhaustion.check(failure);
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return retryDecision.handlesAgain(failure, attempt)
                    ? new HandlingResult.Again(failure)
                    : handlerRun.recover(found.route(), failure);
        }
    }

    /** What an event led to cannot be written: it is as if no handler had run. */
    void forget(InboxEntry entry) {
        services.gates().forget(entry);
    }

    /** Ends what was promised and nobody is there for: somebody has to look into it. */
    HandlingResult lost(BotEvent event, String why) {
        BotModel bot = bots.get(event.bot().code());
        String place = bot == null ? event.bot().code() : bot.place();
        return dead(place, event, new IllegalStateException(why), incident -> EventEffects.DONE);
    }

    /** Gives up an event: its incident is reported. */
    private HandlingResult dead(
            String place, BotEvent event, Throwable failure, Function<String, EventEffects> apology) {
        String incident = IncidentReporter.newId();
        incidentReporter.report(new Incident.HandlerFailed(incident, place, event, failure));
        return new HandlingResult.Dead(incident, failure, apology.apply(incident));
    }

    private BotModel bot(BotEvent event) {
        BotModel bot = bots.get(event.bot().code());
        if (bot == null) {
            throw new IllegalStateException("Bot \"" + event.bot().code() + "\" has routes and no model.");
        }
        return bot;
    }

    private static HandlingResult.Done done(EventEffects eventEffects) {
        return new HandlingResult.Done(eventEffects);
    }

    /** One event on its way through one handler, or two. */
    private final class HandlerRun {

        private final Handling handling;
        private final BotEvent event;
        private final Optional<ConversationContext> talk;
        private @Nullable GuardChain guardChain;
        private boolean went;

        /** Where an earlier attempt, or the handler that failed, showed how far it had come. */
        private OptionalLong progress = OptionalLong.empty();

        HandlerRun(Handling handling, Optional<ConversationContext> talk, int attempt) {
            this.handling = handling;
            this.event = handling.event();
            this.talk = talk;
            if (attempt > 1 && event instanceof DialogEvent inDialog) {
                progress = services.longWork().shown(handling.lane(), inDialog);
            }
        }

        /** Made when a handler has guards, or asks what somebody may do. */
        private synchronized GuardChain gate() {
            if (guardChain == null) {
                guardChain = services.gates().gate(handling.found(), handling.tenant(), handling.entry());
            }
            return guardChain;
        }

        /** Runs a handler; when it does not end well, its guards remember nothing of it. */
        EventEffects run(Route route, Optional<Throwable> failure) throws Exception {
            boolean well = false;
            try (RunningHandlers.Run run = begin(route)) {
                LiveContext invocation = new LiveContext(services, handling, run, this::gate, failure, progress);
                EventEffects led = lead(route, invocation);
                well = true;
                return led;
            } finally {
                if (!well && guardChain != null) {
                    guardChain.forget();
                }
            }
        }

        private RunningHandlers.Run begin(Route route) {
            RunningHandlers handlers = services.running();
            return event instanceof DialogEvent inDialog
                    ? handlers.begin(route.place(), handling.bot(), inDialog, handling.lane())
                    : handlers.begin(route.place());
        }

        private EventEffects lead(Route route, LiveContext invocation) throws Exception {
            try {
                Outcome outcome = call(route, invocation);
                return event instanceof DialogEvent inDialog
                        ? after(outcome, inDialog, invocation)
                        : completion(invocation.effects().around(List.of(), List.of()), invocation.effects());
            } finally {
                invocation.effects().seal();
                invocation.progress().ifPresent(shown -> {
                    shown.end();
                    progress = shown.message();
                });
            }
        }

        private Outcome call(Route route, HandlerContext handlerContext) throws Exception {
            return route.guards().isEmpty()
                    ? intercepted(route, handlerContext)
                    : gate().pass(route, handlerContext, () -> intercepted(route, handlerContext));
        }

        private Outcome intercepted(Route route, HandlerContext handlerContext) throws Exception {
            List<Interceptor> interceptors = routes.interceptors(event.bot().code());
            return interceptors.isEmpty()
                    ? handle(route, handlerContext)
                    : InterceptorChain.around(interceptors, route, handlerContext, () -> handle(route, handlerContext));
        }

        private Outcome handle(Route route, HandlerContext handlerContext) throws Exception {
            Outcome outcome = route.handler().handle(handlerContext);
            went = true;
            return outcome;
        }

        /** Everything the event leads to, to be committed as one. */
        private EventEffects after(Outcome returned, DialogEvent inDialog, LiveContext invocation) {
            Optional<SurveyEnd> surveyed = returned instanceof SurveyEnd end ? Optional.of(end) : Optional.empty();
            Outcome outcome = returned instanceof SurveyEnd end ? end.next() : returned;
            HandlerEffects handlerEffects = invocation.effects();
            List<OutgoingCall> calls = said(outcome, inDialog, invocation);
            EventEffects first = completion(calls, handlerEffects);
            Optional<ConversationContext> next =
                    talk.or(() -> without(outcome, inDialog)).map(one -> one.after(outcome, state()));
            if (next.isEmpty()) {
                return first;
            }
            List<TimerChange> changes = new ArrayList<>(handlerEffects.timers());
            changes.addAll(next.get().timeouts(outcome, new TimerKeys(inDialog, handling.lane())));
            changes.addAll(services.timers().ends(next.get(), surveyed, handling.lane()));
            List<SessionChange> sessions = new ArrayList<>(next.get().sessions());
            sessions.addAll(services.timers().keyboards().kept(next.get(), outcome, calls));
            return new EventEffects(calls, sessions, changes).with(first.sessions());
        }

        private List<OutgoingCall> said(Outcome outcome, DialogEvent inDialog, LiveContext invocation) {
            Optional<ProgressUpdater> shown = invocation.progress();
            ReplyRenderer replyRenderer = handling.voice(inDialog, services.buttons());
            List<OutgoingCall> said =
                    shown.map(ProgressUpdater::end).orElse(replyRenderer).outcome(outcome);
            List<OutgoingCall> all = new ArrayList<>();
            if (handling.found().spent().isPresent()) {
                boolean well = went && invocation.failure().isEmpty();
                all.addAll(replyRenderer.spent(
                        handling.found().spent(),
                        outcome,
                        well,
                        services.timers().keyboards()));
            }
            if (handling.found().subject().orElse(null) instanceof ConversationStart beginning) {
                beginning.calls().forEach(call -> all.add(OutgoingCall.of(handling.lane(), call)));
            }
            List<OutgoingCall> rest = shown.map(one -> one.rest(said)).orElse(List.of());
            all.addAll(invocation.effects().around(rest, said));
            return all;
        }

        /** What guards and the handler want to be remembered, and who waits for the answers of the calls. */
        private EventEffects completion(List<OutgoingCall> calls, HandlerEffects handlerEffects) {
            List<SessionChange> sessions = new ArrayList<>();
            if (guardChain != null) {
                sessions.addAll(guardChain.changes());
            }
            sessions.addAll(handlerEffects.notes());
            if (calls.stream().anyMatch(call -> !call.result().isEmpty())) {
                sessions.addAll(services.timers().results().waiting(calls));
            }
            return new EventEffects(calls, sessions, handlerEffects.timers());
        }

        /** A bot without conversations that begins one is told that nobody waits in it. */
        private Optional<ConversationContext> without(Outcome outcome, DialogEvent inDialog) {
            return outcome instanceof Next
                    ? Optional.of(ConversationContext.at(
                            services.timers().clock().instant(),
                            inDialog,
                            Map.of(),
                            ConversationState.NONE,
                            ConversationState.NONE))
                    : Optional.empty();
        }

        private Optional<Record> state() {
            return event instanceof MessageReceived ? handling.found().subject() : Optional.empty();
        }

        /** What is done once is done when its handler was reached and went well: not when it threw, or was kept from it. */
        List<SessionChange> used() {
            return went ? handling.found().uses() : List.of();
        }

        HandlingResult recover(Route failed, Throwable failure) {
            Optional<Route> handler = routes.ofError(event.bot().code(), failure);
            if (handler.isEmpty()) {
                return apologise(failed, failure);
            }
            LOG.warn(
                    "{} threw {}; handled by {}.",
                    failed.place(),
                    failure,
                    handler.get().place());
            try {
                EventEffects said = run(handler.get(), Optional.of(failure));
                // What did not pass in time is worth another try once people have looked at it, whatever the user was
                // told.
                return RetryDecision.mayPass(failure)
                        ? dead(failed.place(), event, failure, incident -> said)
                        : done(said);
            } catch (Throwable again) {
                again.addSuppressed(failure);
                return apologise(handler.get(), again);
            }
        }

        private HandlingResult apologise(Route failed, Throwable failure) {
            return dead(failed.place(), event, failure, incident -> EventEffects.calls(apology(incident)));
        }

        private List<OutgoingCall> apology(String incident) {
            if (!(event instanceof DialogEvent inDialog)) {
                return List.of();
            }
            Optional<RouteMatch.Spent> spent = handling.found().spent();
            ReplyRenderer replyRenderer = handling.voice(inDialog, services.buttons());
            List<OutgoingCall> said = new ArrayList<>(replyRenderer.spent(
                    spent, NoReply.SILENCE, false, services.timers().keyboards()));
            said.addAll((progress.isPresent() ? replyRenderer.inPlaceOf(progress.getAsLong()) : replyRenderer)
                    .say(IncidentReporter.apology(event, incident, spent.isEmpty())));
            return said;
        }
    }
}
