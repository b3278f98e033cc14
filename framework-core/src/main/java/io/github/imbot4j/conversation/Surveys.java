package io.github.imbot4j.conversation;

import io.github.imbot4j.binding.ConversationStart;
import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.bot.Participant;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.reply.FormState;
import io.github.imbot4j.reply.SurveyEnd;
import io.github.imbot4j.reply.SurveyState;
import io.github.imbot4j.rest.StoredCall;
import io.github.imbot4j.routing.RouteMatch;
import io.github.imbot4j.routing.RouteTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The surveys of a portal's chats. Everything that becomes of a survey is decided in the lane of the chat it was begun in, so answers
 * that come at the same moment are counted one after another, and its handler is called once.
 *
 * <p>Safe for use by several threads.
 */
public final class Surveys {

    private static final Logger LOG = LoggerFactory.getLogger(Surveys.class);

    /** Begins the names of their tasks, and their keys; no dialog is called so. */
    public static final String NAME = "survey/";

    /** How long a survey is kept whose handler failed. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final SessionStore sessions;
    private final RouteTable routes;
    private final PortalProtocols protocols;
    private final Clock clock;

    /** The survey that is open under a name. */
    private record Named(String round) {}

    private record Answer(Participant from, String record) {}

    Surveys(SessionStore sessions, RouteTable routes, PortalProtocols protocols, Clock clock) {
        this.protocols = protocols;
        this.sessions = sessions;
        this.routes = routes;
        this.clock = clock;
    }

    /** What a task leads to, unless it is none of these. */
    Optional<EventEffects> done(TimerFired fired) {
        return DialogTasks.read(fired, SurveyTask.Asked.class)
                .map(asked -> begun(fired, asked))
                .or(() -> DialogTasks.read(fired, SurveyTask.Answered.class).map(answered -> counted(fired, answered)))
                .or(() -> DialogTasks.read(fired, SurveyTask.End.class).map(end -> ended(fired, end)));
    }

    private EventEffects begun(TimerFired fired, SurveyTask.Asked asked) {
        boolean named = !asked.name().isEmpty();
        if (named && find(key(fired, "name " + asked.name(), 0), Named.class).isPresent()) {
            LOG.info(
                    "Survey \"{}\" is still open in dialog {}; no second one begins.",
                    asked.name(),
                    fired.dialog().id());
            return EventEffects.DONE;
        }
        OpenSurvey open =
                new OpenSurvey(asked.round(), asked.name(), asked.type(), asked.people(), List.of(), List.of(), false);
        List<SessionChange> sessions = new ArrayList<>(List.of(put(fired, open, asked.ends())));
        if (named) {
            sessions.add(put(key(fired, "name " + asked.name(), 0), new Named(asked.round()), asked.ends()));
        }
        DialogTasks here = DialogTasks.in(fired);
        Instant now = clock.instant();
        List<TimerChange> timers = new ArrayList<>();
        timers.add(here.at(
                asked.people().isEmpty() ? now : asked.ends(),
                NAME + asked.round(),
                0,
                new SurveyTask.End(asked.round(), "")));
        for (int i = 0; i < asked.people().size(); i++) {
            long user = asked.people().get(i).id();
            SurveyState state = new SurveyState(
                    new FormState(asked.type(), List.of(), "", Optional.empty()),
                    asked.round(),
                    fired.dialog().id(),
                    asked.ends());
            ConversationStart conversationStart = ConversationStart.of(
                    state, asked.said().get(i).stream().map(StoredCall::read).toList());
            timers.add(here.in(String.valueOf(user))
                    .at(now, DialogTasks.newName(PendingConversations.NAME), user, conversationStart));
        }
        return new EventEffects(List.of(), sessions, timers);
    }

    private EventEffects counted(TimerFired fired, SurveyTask.Answered answered) {
        Optional<OpenSurvey> open = find(fired, answered.round()).filter(one -> !one.ended());
        long user = answered.from().id();
        if (open.isEmpty()) {
            return answered.record().isPresent() ? tooLate(fired, user) : EventEffects.DONE;
        }
        if (!open.get().isWaitedFor(user)) {
            return EventEffects.DONE;
        }
        Instant now = clock.instant();
        OpenSurvey counted = open.get().with(user, answered.record().isPresent());
        List<SessionChange> sessions = new ArrayList<>(List.of(put(fired, counted, now)));
        answered.record()
                .ifPresent(record ->
                        sessions.add(put(key(fired, counted.round(), user), new Answer(answered.from(), record), now)));
        boolean all = counted.people().stream().noneMatch(one -> counted.isWaitedFor(one.id()));
        List<TimerChange> timers = all
                ? List.of(DialogTasks.in(fired)
                        .at(now, NAME + counted.round(), 0, new SurveyTask.End(counted.round(), "")))
                : List.of();
        return new EventEffects(List.of(), sessions, timers);
    }

    private EventEffects tooLate(TimerFired fired, long user) {
        DialogTasks there = DialogTasks.in(fired).in(String.valueOf(user));
        return EventEffects.calls(protocols
                .of(fired.portal())
                .messages()
                .say(fired.bot().id(), there.dialog().id(), ConversationReplies.surveyOver(fired))
                .stream()
                .map(call -> OutgoingCall.of(there.lane(), call))
                .toList());
    }

    /** From here on no answer counts; the handler is run by an event of its own, which can be repeated. */
    private EventEffects ended(TimerFired fired, SurveyTask.End end) {
        String round = end.name().isEmpty()
                ? end.round()
                : find(key(fired, "name " + end.name(), 0), Named.class)
                        .map(Named::round)
                        .orElse("");
        Optional<OpenSurvey> open = find(fired, round).filter(one -> !one.ended());
        if (open.isEmpty()) {
            return EventEffects.DONE;
        }
        Instant now = clock.instant();
        List<SessionChange> sessions =
                new ArrayList<>(List.of(put(fired, open.get().end(), now)));
        if (!open.get().name().isEmpty()) {
            sessions.add(
                    new SessionChange.Remove(key(fired, "name " + open.get().name(), 0)));
        }
        DialogTasks here = DialogTasks.in(fired);
        List<TimerChange> timers = new ArrayList<>();
        timers.add(new TimerChange.Cancel(NAME + round, here.lane()));
        timers.add(here.at(now, NAME + "report/" + round, 0, new SurveyTask.Report(round)));
        open.get().people().stream()
                .filter(one -> open.get().isWaitedFor(one.id()))
                .forEach(one -> timers.add(here.in(String.valueOf(one.id()))
                        .at(now, NAME + "close/" + round, one.id(), new SurveyTask.Close(round))));
        return new EventEffects(List.of(), sessions, timers);
    }

    /** Where a report goes; empty when the event is none. */
    Optional<RouteMatch> report(TimerFired fired) {
        return DialogTasks.read(fired, SurveyTask.Report.class)
                .map(report -> find(fired, report.round())
                        .map(open -> handed(fired, open))
                        .orElseGet(() -> new RouteMatch.Dropped("the answers were handed over before")));
    }

    private RouteMatch handed(TimerFired fired, OpenSurvey open) {
        return routes.ofSurvey(fired.bot().code(), open.type())
                .<RouteMatch>map(route -> {
                    Class<? extends Record> type = ((Trigger.OnSurvey) route.trigger()).record();
                    List<SessionChange> uses = new ArrayList<>();
                    uses.add(new SessionChange.Remove(key(fired, open.round(), 0)));
                    open.answered().forEach(user -> uses.add(new SessionChange.Remove(key(fired, open.round(), user))));
                    return new RouteMatch.Found(route, fired, List.of())
                            .with(answers(fired, open, type))
                            .using(uses);
                })
                .orElseGet(
                        () -> new RouteMatch.Lost(
                                "No @OnSurvey handler takes " + open.type()
                                        + " any more, which people were asked for. Bring it back and replay the dead letter, or purge it."));
    }

    private <R extends Record> Answers<R> answers(TimerFired fired, OpenSurvey open, Class<R> type) {
        List<Answers.Given<R>> given = new ArrayList<>();
        for (long user : open.answered()) {
            find(key(fired, open.round(), user), Answer.class)
                    .flatMap(answer -> read(answer, type))
                    .ifPresent(given::add);
        }
        List<Participant> missing = open.people().stream()
                .filter(one -> given.stream().noneMatch(answer -> answer.from().id() == one.id()))
                .toList();
        return new Answers<>(open.name(), given, missing);
    }

    private static <R extends Record> Optional<Answers.Given<R>> read(Answer answer, Class<R> type) {
        try {
            return Optional.of(new Answers.Given<>(answer.from(), RecordCodec.read(answer.record(), type)));
        } catch (UnreadableRecordException changed) {
            LOG.warn("An answer is no {} of this program; it counts as missing.", type.getSimpleName());
            return Optional.empty();
        }
    }

    /** Tells whether a survey that somebody is asked in is over. */
    boolean isOver(DialogEvent event, SurveyState state) {
        return find(key(event, state.dialog(), state.round(), 0), OpenSurvey.class)
                .filter(open -> !open.ended())
                .isEmpty();
    }

    /** What the chat has to know of somebody's part in a survey once an event in their dialog is handled. */
    List<TimerChange> told(ConversationContext after, Optional<SurveyEnd> surveyed) {
        Optional<SurveyState> before = part(after, after.before().get(0));
        Optional<SurveyState> now = part(after, after.own());
        if (before.isEmpty() || before.map(SurveyState::round).equals(now.map(SurveyState::round))) {
            return List.of();
        }
        SurveyState left = before.get();
        DialogEvent event = after.event();
        Instant moment = clock.instant();
        if (surveyed.isEmpty() && !after.own().steps().isEmpty()) {
            return List.of(DialogTasks.in(event)
                    .at(
                            moment,
                            DialogTasks.newName(PendingConversations.NAME),
                            event.sender().id(),
                            ConversationStart.of(left, List.of())));
        }
        Participant from = new Participant(event.sender().id(), event.sender().name());
        SurveyTask.Answered answered = new SurveyTask.Answered(
                left.round(), from, surveyed.map(SurveyEnd::answers).map(RecordCodec::write));
        return List.of(DialogTasks.in(event)
                .in(left.dialog())
                .at(moment, NAME + left.round() + "/" + from.id(), from.id(), answered));
    }

    /** The part in a survey that somebody is at. */
    static Optional<SurveyState> part(ConversationContext conversationContext, ConversationState place) {
        return place.last()
                .flatMap(conversationContext::read)
                .filter(SurveyState.class::isInstance)
                .map(SurveyState.class::cast);
    }

    private Optional<OpenSurvey> find(TimerFired fired, String round) {
        return round.isEmpty() ? Optional.empty() : find(key(fired, round, 0), OpenSurvey.class);
    }

    private <R extends Record> Optional<R> find(SessionKey key, Class<R> type) {
        return sessions.session(key).flatMap(text -> {
            try {
                return Optional.of(RecordCodec.read(text, type));
            } catch (UnreadableRecordException ofAnotherVersion) {
                return Optional.empty();
            }
        });
    }

    private SessionChange put(TimerFired fired, OpenSurvey open, Instant until) {
        return put(key(fired, open.round(), 0), open, until);
    }

    private static SessionChange put(SessionKey key, Record what, Instant until) {
        return new SessionChange.Put(key, RecordCodec.write(what), Optional.of(until.plus(KEPT)));
    }

    private static SessionKey key(DialogEvent event, String what, long user) {
        return key(event, event.dialog().id(), what, user);
    }

    private static SessionKey key(DialogEvent event, String dialog, String what, long user) {
        return new SessionKey(event.portal(), event.bot().code(), NAME + dialog + " " + what, user);
    }
}
