package io.github.imbot4j.dispatch;

import io.github.imbot4j.binding.Beginning;
import io.github.imbot4j.button.Buttons;
import io.github.imbot4j.chat.BotActions;
import io.github.imbot4j.chat.Invocation;
import io.github.imbot4j.chat.Invocation.InDialog;
import io.github.imbot4j.chat.Invocation.OnPortal;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.chat.Timers;
import io.github.imbot4j.delivery.Completion;
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
import io.github.imbot4j.portal.Zones;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Silence;
import io.github.imbot4j.reply.Surveyed;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.routing.Routed;
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
final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Map<String, BotModel> bots;
    private final RouteTable routes;
    private final Function<PortalId, Rest> rests;
    private final CallSender sender;
    private final LongWork longWork;
    private final Portals portals;
    private final Retrying retrying;
    private final Stopwatch stopwatch;
    private final Incidents incidents;
    private final Zones zones;
    private final Gatehouse gates;
    private final TimerSource timers;
    private final Buttons buttons;

    Runner(
            Map<String, BotModel> bots,
            RouteTable routes,
            Function<PortalId, Rest> rests,
            CallSender sender,
            LongWork longWork,
            Portals portals,
            Retrying retrying,
            Stopwatch stopwatch,
            Incidents incidents,
            Zones zones,
            Gatehouse gates,
            TimerSource timers,
            Buttons buttons) {
        this.bots = Map.copyOf(bots);
        this.routes = routes;
        this.rests = rests;
        this.sender = sender;
        this.longWork = longWork;
        this.portals = portals;
        this.retrying = retrying;
        this.stopwatch = stopwatch;
        this.incidents = incidents;
        this.zones = zones;
        this.gates = gates;
        this.timers = timers;
        this.buttons = buttons;
    }

    /**
     * Runs it.
     *
     * @param talk the conversations it came in
     * @param attempt counted from 1
     */
    Ending run(Routed.Found found, Optional<Talk> talk, Tenant tenant, InboxEntry entry, int attempt) {
        Turn turn = new Turn(found, talk, tenant, entry, attempt);
        try {
            return done(turn.run(found.route(), Optional.empty()).with(turn.used()));
        } catch (Throwable failure) {
            HeapExhaustion.check(failure);
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return retrying.handlesAgain(failure, attempt)
                    ? new Ending.Again(failure)
                    : turn.recover(found.route(), failure);
        }
    }

    /** What an event led to cannot be written: it is as if no handler had run. */
    void forget(InboxEntry entry) {
        gates.forget(entry);
    }

    /** Ends what was promised and nobody is there for: somebody has to look into it. */
    Ending lost(BotEvent event, String why) {
        String incident = Incidents.newId();
        IllegalStateException failure = new IllegalStateException(why);
        BotModel bot = bots.get(event.bot().code());
        String place = bot == null ? event.bot().code() : bot.place();
        incidents.report(new Incident.HandlerFailed(incident, place, event, failure));
        return new Ending.Dead(incident, failure, Completion.DONE);
    }

    private static Ending.Done done(Completion completion) {
        return new Ending.Done(completion);
    }

    /** One event on its way through one handler, or two. */
    private final class Turn {

        private final BotEvent event;
        private final List<String> groups;
        private final Optional<Record> subject;
        private final Optional<Talk> talk;
        private final List<SessionChange> uses;
        private final Optional<Routed.Spent> spent;
        private final Tenant tenant;
        private final InboxEntry entry;
        private final Lane lane;
        private final Gate gate;
        private boolean went;

        /** Where an earlier attempt, or the handler that failed, showed how far it had come. */
        private OptionalLong progress = OptionalLong.empty();

        Turn(Routed.Found found, Optional<Talk> talk, Tenant tenant, InboxEntry entry, int attempt) {
            this.event = found.event();
            this.groups = found.groups();
            this.subject = found.subject();
            this.talk = talk;
            this.uses = found.uses();
            this.spent = found.spent();
            this.tenant = tenant;
            this.entry = entry;
            this.lane = entry.lane();
            this.gate = gates.gate(found, tenant, entry);
            if (attempt > 1 && event instanceof DialogEvent inDialog) {
                progress = longWork.shown(lane, inDialog);
            }
        }

        /** Runs a handler; when it does not end well, its guards remember nothing of it. */
        Completion run(Route route, Optional<Throwable> failure) throws Exception {
            boolean well = false;
            try {
                Completion led = lead(route, failure);
                well = true;
                return led;
            } finally {
                if (!well) {
                    gate.forget();
                }
            }
        }

        private Completion lead(Route route, Optional<Throwable> failure) throws Exception {
            Effects effects = new Effects();
            HandlerMemory memory = timers.memory(event, effects);
            Speaker speaker = Speaker.of(here(), effects, entry);
            if (!(event instanceof DialogEvent inDialog)) {
                try {
                    call(route, invocation(memory, speaker, Optional.empty(), failure));
                } finally {
                    effects.seal();
                }
                List<OutgoingCall> calls = effects.around(List.of(), List.of());
                return new Completion(calls, List.of(), effects.timers())
                        .with(gate.changes())
                        .with(effects.notes())
                        .with(timers.results().waiting(calls));
            }
            Voice voice = voice(inDialog);
            try (Typing.Notice typing = longWork.typing().begin(bot(), inDialog, lane)) {
                LiveChat chat = new LiveChat(
                        speaker,
                        inDialog,
                        lane,
                        voice,
                        sender,
                        typing,
                        effects,
                        longWork,
                        progress,
                        memory.ofDialog(inDialog.dialog().id()));
                try {
                    InDialog there = new InDialog(chat, chat, gate, timers(inDialog, effects));
                    Outcome returned = call(route, invocation(memory, speaker, Optional.of(there), failure));
                    Optional<Surveyed> surveyed = Surveyed.of(returned);
                    Outcome outcome = surveyed.<Outcome>map(Surveyed::next).orElse(returned);
                    List<OutgoingCall> said = chat.progress().end().outcome(outcome);
                    List<OutgoingCall> all =
                            new ArrayList<>(voice.spent(spent, outcome, went && failure.isEmpty(), timers.keyboards()));
                    all.addAll(beginning());
                    all.addAll(effects.around(chat.progress().rest(said), said));
                    return after(outcome, surveyed, inDialog, effects, all);
                } finally {
                    effects.seal();
                    chat.progress().end();
                    progress = chat.progress().message();
                }
            }
        }

        /** What a conversation begins with that nobody in the dialog began. */
        private List<OutgoingCall> beginning() {
            return subject.filter(Beginning.class::isInstance).stream()
                    .flatMap(one -> ((Beginning) one).calls().stream())
                    .map(call -> OutgoingCall.of(lane, call))
                    .toList();
        }

        private Timers timers(DialogEvent inDialog, Effects effects) {
            return timers.of(new TimerRows(inDialog, lane), effects);
        }

        /** Everything the event leads to, to be committed as one. */
        private Completion after(
                Outcome outcome,
                Optional<Surveyed> surveyed,
                DialogEvent inDialog,
                Effects effects,
                List<OutgoingCall> calls) {
            List<TimerChange> changes = new ArrayList<>(effects.timers());
            Optional<Talk> next = talk.map(one -> one.after(outcome, state()));
            next.map(one -> one.timeouts(outcome, new TimerRows(inDialog, lane)))
                    .ifPresent(changes::addAll);
            next.map(one -> timers.ends(one, surveyed, lane)).ifPresent(changes::addAll);
            List<SessionChange> sessions =
                    new ArrayList<>(next.map(Talk::sessions).orElse(List.of()));
            next.map(one -> timers.keyboards().kept(one, outcome, calls)).ifPresent(sessions::addAll);
            sessions.addAll(gate.changes());
            sessions.addAll(effects.notes());
            sessions.addAll(timers.results().waiting(calls));
            return new Completion(calls, sessions, changes);
        }

        private Optional<Record> state() {
            return event instanceof MessageReceived ? subject : Optional.empty();
        }

        private Invocation invocation(
                HandlerMemory memory, Speaker speaker, Optional<InDialog> dialog, Optional<Throwable> failure) {
            BotActions actions = speaker.actions();
            OnPortal here = new OnPortal(
                    tenant.portal(), actions.rest(), portals, zones, Optional.of(memory), Optional.of(actions));
            return new Invocation(event, here, dialog, groups, failure, subject);
        }

        private Outcome call(Route route, Invocation invocation) throws Exception {
            return gate.pass(
                    route,
                    invocation,
                    () -> Interception.around(
                            routes.interceptors(event.bot().code()),
                            route,
                            invocation,
                            () -> stopwatch.watch(route.place(), () -> handle(route, invocation))));
        }

        private Outcome handle(Route route, Invocation invocation) throws Exception {
            Outcome outcome = route.handler().handle(invocation);
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
                    buttons,
                    rests.apply(tenant.id()),
                    timers.results());
        }

        private Voice voice(DialogEvent inDialog) {
            return new Voice(
                    bot(), buttons, spent.<DialogEvent>map(Routed.Spent::press).orElse(inDialog), lane);
        }

        private BotModel bot() {
            BotModel bot = bots.get(event.bot().code());
            if (bot == null) {
                throw new IllegalStateException("Bot \"" + event.bot().code() + "\" has routes and no model.");
            }
            return bot;
        }

        Ending recover(Route failed, Throwable failure) {
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
                Completion said = run(handler.get(), Optional.of(failure));
                return Retrying.mayPass(failure) ? dead(failed, failure, said) : done(said);
            } catch (Throwable again) {
                again.addSuppressed(failure);
                return apologise(handler.get(), again);
            }
        }

        /** What did not pass in time is worth another try once people have looked at it, whatever the user was told. */
        private Ending dead(Route failed, Throwable failure, Completion said) {
            String incident = Incidents.newId();
            incidents.report(new Incident.HandlerFailed(incident, failed.place(), event, failure));
            return new Ending.Dead(incident, failure, said);
        }

        private Ending apologise(Route failed, Throwable failure) {
            String incident = Incidents.newId();
            incidents.report(new Incident.HandlerFailed(incident, failed.place(), event, failure));
            return new Ending.Dead(incident, failure, Completion.calls(apology(incident)));
        }

        private List<OutgoingCall> apology(String incident) {
            if (!(event instanceof DialogEvent inDialog)) {
                return List.of();
            }
            Voice voice = voice(inDialog);
            List<OutgoingCall> said = new ArrayList<>(voice.spent(spent, Silence.SILENCE, false, timers.keyboards()));
            said.addAll((progress.isPresent() ? voice.inPlaceOf(progress.getAsLong()) : voice)
                    .say(Incidents.apology(event, incident, spent.isEmpty())));
            return said;
        }
    }
}
