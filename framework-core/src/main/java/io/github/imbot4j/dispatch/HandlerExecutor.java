package io.github.imbot4j.dispatch;

import io.github.imbot4j.binding.ConversationStart;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.chat.BotActions;
import io.github.imbot4j.chat.HandlerContext;
import io.github.imbot4j.chat.HandlerContext.InDialog;
import io.github.imbot4j.chat.HandlerContext.OnPortal;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.chat.Timers;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.HeapExhaustion;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.PortalTimeZones;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.SurveyEnd;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.routing.RouteMatch;
import io.github.imbot4j.routing.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Run the author's handler of one event and turn what it says into calls. A failure that may pass has the event handled again
 * later. Any other goes to the bot's error handler; without one, and when that one throws too, the event is a dead letter, and
 * the user reads a polite line whose incident is reported. So does one that did not pass in time.
 */
final class HandlerExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerExecutor.class);

    private final Map<String, BotModel> bots;
    private final RouteTable routes;
    private final Function<PortalId, Rest> rests;
    private final DirectCallSender sender;
    private final ProgressTracker progressTracker;
    private final Portals portals;
    private final RetryDecision retryDecision;
    private final SlowHandlerMonitor slowHandlerMonitor;
    private final IncidentReporter incidentReporter;
    private final PortalTimeZones portalTimeZones;
    private final GuardChainFactory gates;
    private final HandlerTimerFactory timers;
    private final ButtonTokens buttonTokens;

    HandlerExecutor(
            Map<String, BotModel> bots,
            RouteTable routes,
            Function<PortalId, Rest> rests,
            DirectCallSender sender,
            ProgressTracker progressTracker,
            Portals portals,
            RetryDecision retryDecision,
            SlowHandlerMonitor slowHandlerMonitor,
            IncidentReporter incidentReporter,
            PortalTimeZones portalTimeZones,
            GuardChainFactory gates,
            HandlerTimerFactory timers,
            ButtonTokens buttonTokens) {
        this.bots = Map.copyOf(bots);
        this.routes = routes;
        this.rests = rests;
        this.sender = sender;
        this.progressTracker = progressTracker;
        this.portals = portals;
        this.retryDecision = retryDecision;
        this.slowHandlerMonitor = slowHandlerMonitor;
        this.incidentReporter = incidentReporter;
        this.portalTimeZones = portalTimeZones;
        this.gates = gates;
        this.timers = timers;
        this.buttonTokens = buttonTokens;
    }

    /**
     * Runs it.
     *
     * @param talk the conversations it came in
     * @param attempt counted from 1
     */
    HandlingResult run(
            RouteMatch.Found found, Optional<ConversationContext> talk, Tenant tenant, InboxEntry entry, int attempt) {
        HandlerRun handlerRun = new HandlerRun(found, talk, tenant, entry, attempt);
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
        gates.forget(entry);
    }

    /** Ends what was promised and nobody is there for: somebody has to look into it. */
    HandlingResult lost(BotEvent event, String why) {
        String incident = IncidentReporter.newId();
        IllegalStateException failure = new IllegalStateException(why);
        BotModel bot = bots.get(event.bot().code());
        String place = bot == null ? event.bot().code() : bot.place();
        incidentReporter.report(new Incident.HandlerFailed(incident, place, event, failure));
        return new HandlingResult.Dead(incident, failure, EventEffects.DONE);
    }

    private static HandlingResult.Done done(EventEffects eventEffects) {
        return new HandlingResult.Done(eventEffects);
    }

    /** One event on its way through one handler, or two. */
    private final class HandlerRun {

        private final BotEvent event;
        private final List<String> groups;
        private final Optional<Record> subject;
        private final Optional<ConversationContext> talk;
        private final List<SessionChange> uses;
        private final Optional<RouteMatch.Spent> spent;
        private final Tenant tenant;
        private final InboxEntry entry;
        private final Lane lane;
        private final GuardChain guardChain;
        private boolean went;

        /** Where an earlier attempt, or the handler that failed, showed how far it had come. */
        private OptionalLong progress = OptionalLong.empty();

        HandlerRun(
                RouteMatch.Found found,
                Optional<ConversationContext> talk,
                Tenant tenant,
                InboxEntry entry,
                int attempt) {
            this.event = found.event();
            this.groups = found.groups();
            this.subject = found.subject();
            this.talk = talk;
            this.uses = found.uses();
            this.spent = found.spent();
            this.tenant = tenant;
            this.entry = entry;
            this.lane = entry.lane();
            this.guardChain = gates.gate(found, tenant, entry);
            if (attempt > 1 && event instanceof DialogEvent inDialog) {
                progress = progressTracker.shown(lane, inDialog);
            }
        }

        /** Runs a handler; when it does not end well, its guards remember nothing of it. */
        EventEffects run(Route route, Optional<Throwable> failure) throws Exception {
            boolean well = false;
            try {
                EventEffects led = lead(route, failure);
                well = true;
                return led;
            } finally {
                if (!well) {
                    guardChain.forget();
                }
            }
        }

        private EventEffects lead(Route route, Optional<Throwable> failure) throws Exception {
            HandlerEffects handlerEffects = new HandlerEffects();
            MemoryStore memory = timers.memory(event, handlerEffects);
            HandlerOutput handlerOutput = HandlerOutput.of(here(), handlerEffects, entry);
            if (!(event instanceof DialogEvent inDialog)) {
                try {
                    call(route, invocation(memory, handlerOutput, Optional.empty(), failure));
                } finally {
                    handlerEffects.seal();
                }
                List<OutgoingCall> calls = handlerEffects.around(List.of(), List.of());
                return new EventEffects(calls, List.of(), handlerEffects.timers())
                        .with(guardChain.changes())
                        .with(handlerEffects.notes())
                        .with(timers.results().waiting(calls));
            }
            ReplyRenderer replyRenderer = voice(inDialog);
            try (TypingIndicator.Notice typing = progressTracker.typing().begin(bot(), inDialog, lane)) {
                DialogChat chat = new DialogChat(
                        handlerOutput,
                        inDialog,
                        lane,
                        replyRenderer,
                        sender,
                        typing,
                        handlerEffects,
                        progressTracker,
                        progress,
                        memory.ofDialog(inDialog.dialog().id()));
                try {
                    InDialog there = new InDialog(chat, chat, guardChain, timers(inDialog, handlerEffects));
                    Outcome returned = call(route, invocation(memory, handlerOutput, Optional.of(there), failure));
                    Optional<SurveyEnd> surveyed = SurveyEnd.of(returned);
                    Outcome outcome = surveyed.<Outcome>map(SurveyEnd::next).orElse(returned);
                    List<OutgoingCall> said = chat.progress().end().outcome(outcome);
                    List<OutgoingCall> all = new ArrayList<>(
                            replyRenderer.spent(spent, outcome, went && failure.isEmpty(), timers.keyboards()));
                    all.addAll(beginning());
                    all.addAll(handlerEffects.around(chat.progress().rest(said), said));
                    return after(outcome, surveyed, inDialog, handlerEffects, all);
                } finally {
                    handlerEffects.seal();
                    chat.progress().end();
                    progress = chat.progress().message();
                }
            }
        }

        /** What a conversation begins with that nobody in the dialog began. */
        private List<OutgoingCall> beginning() {
            return subject.filter(ConversationStart.class::isInstance).stream()
                    .flatMap(one -> ((ConversationStart) one).calls().stream())
                    .map(call -> OutgoingCall.of(lane, call))
                    .toList();
        }

        private Timers timers(DialogEvent inDialog, HandlerEffects handlerEffects) {
            return timers.of(new TimerKeys(inDialog, lane), handlerEffects);
        }

        /** Everything the event leads to, to be committed as one. */
        private EventEffects after(
                Outcome outcome,
                Optional<SurveyEnd> surveyed,
                DialogEvent inDialog,
                HandlerEffects handlerEffects,
                List<OutgoingCall> calls) {
            List<TimerChange> changes = new ArrayList<>(handlerEffects.timers());
            Optional<ConversationContext> next = talk.map(one -> one.after(outcome, state()));
            next.map(one -> one.timeouts(outcome, new TimerKeys(inDialog, lane)))
                    .ifPresent(changes::addAll);
            next.map(one -> timers.ends(one, surveyed, lane)).ifPresent(changes::addAll);
            List<SessionChange> sessions =
                    new ArrayList<>(next.map(ConversationContext::sessions).orElse(List.of()));
            next.map(one -> timers.keyboards().kept(one, outcome, calls)).ifPresent(sessions::addAll);
            sessions.addAll(guardChain.changes());
            sessions.addAll(handlerEffects.notes());
            sessions.addAll(timers.results().waiting(calls));
            return new EventEffects(calls, sessions, changes);
        }

        private Optional<Record> state() {
            return event instanceof MessageReceived ? subject : Optional.empty();
        }

        private HandlerContext invocation(
                MemoryStore memory,
                HandlerOutput handlerOutput,
                Optional<InDialog> dialog,
                Optional<Throwable> failure) {
            BotActions actions = handlerOutput.actions();
            OnPortal here = new OnPortal(
                    tenant.portal(),
                    actions.rest(),
                    portals,
                    portalTimeZones,
                    Optional.of(memory),
                    Optional.of(actions));
            return new HandlerContext(event, here, dialog, groups, failure, subject);
        }

        private Outcome call(Route route, HandlerContext handlerContext) throws Exception {
            return guardChain.pass(
                    route,
                    handlerContext,
                    () -> InterceptorChain.around(
                            routes.interceptors(event.bot().code()),
                            route,
                            handlerContext,
                            () -> slowHandlerMonitor.watch(route.place(), () -> handle(route, handlerContext))));
        }

        private Outcome handle(Route route, HandlerContext handlerContext) throws Exception {
            Outcome outcome = route.handler().handle(handlerContext);
            went = true;
            return outcome;
        }

        /** What is done once is done when its handler was reached and went well: not when it threw, or was kept from it. */
        List<SessionChange> used() {
            return went ? uses : List.of();
        }

        private BotOnPortal here() {
            return new BotOnPortal(
                    event.portal(),
                    bot(),
                    event.bot().id(),
                    event.origin().language(),
                    buttonTokens,
                    rests.apply(tenant.id()),
                    timers.results());
        }

        private ReplyRenderer voice(DialogEvent inDialog) {
            return new ReplyRenderer(
                    bot(),
                    buttonTokens,
                    spent.<DialogEvent>map(RouteMatch.Spent::press).orElse(inDialog),
                    lane);
        }

        private BotModel bot() {
            BotModel bot = bots.get(event.bot().code());
            if (bot == null) {
                throw new IllegalStateException("Bot \"" + event.bot().code() + "\" has routes and no model.");
            }
            return bot;
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
                return RetryDecision.mayPass(failure) ? dead(failed, failure, said) : done(said);
            } catch (Throwable again) {
                again.addSuppressed(failure);
                return apologise(handler.get(), again);
            }
        }

        /** What did not pass in time is worth another try once people have looked at it, whatever the user was told. */
        private HandlingResult dead(Route failed, Throwable failure, EventEffects said) {
            String incident = IncidentReporter.newId();
            incidentReporter.report(new Incident.HandlerFailed(incident, failed.place(), event, failure));
            return new HandlingResult.Dead(incident, failure, said);
        }

        private HandlingResult apologise(Route failed, Throwable failure) {
            String incident = IncidentReporter.newId();
            incidentReporter.report(new Incident.HandlerFailed(incident, failed.place(), event, failure));
            return new HandlingResult.Dead(incident, failure, EventEffects.calls(apology(incident)));
        }

        private List<OutgoingCall> apology(String incident) {
            if (!(event instanceof DialogEvent inDialog)) {
                return List.of();
            }
            ReplyRenderer replyRenderer = voice(inDialog);
            List<OutgoingCall> said =
                    new ArrayList<>(replyRenderer.spent(spent, NoReply.SILENCE, false, timers.keyboards()));
            said.addAll((progress.isPresent() ? replyRenderer.inPlaceOf(progress.getAsLong()) : replyRenderer)
                    .say(IncidentReporter.apology(event, incident, spent.isEmpty())));
            return said;
        }
    }
}
