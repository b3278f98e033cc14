package io.github.imbot4j.handling;

import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.Outbox;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.wire.EventJson;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The indicators shown while a slow handler runs: typing, and a progress message. */
public final class ProgressTracker {

    /** Nobody looks at the progress of yesterday. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private final Outbox outbox;
    private final SessionStore sessions;
    private final Scheduler scheduler;
    private final Clock clock;

    public ProgressTracker(Outbox outbox, SessionStore sessions, Scheduler scheduler, Clock clock) {
        this.outbox = outbox;
        this.sessions = sessions;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    Runnable after(Duration delay, Runnable work) {
        return scheduler.after(delay, work);
    }

    void put(List<OutgoingCall> calls) {
        outbox.put(calls);
    }

    /** Keeps the number of a progress message in case the event is handled again. */
    void remember(Lane lane, DialogEvent event, long messageId) {
        sessions.remember(new SessionChange.Put(
                key(lane), mark(event) + messageId, Optional.of(clock.instant().plus(MEMORY))));
    }

    /** The message an earlier attempt at this event showed its progress in. */
    public OptionalLong shown(Lane lane, DialogEvent event) {
        return sessions.session(key(lane))
                .filter(state -> state.startsWith(mark(event)))
                .map(state -> Long.parseLong(state.substring(mark(event).length())))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** One event of a lane is handled at a time, so one row does for all of them. */
    private static SessionKey key(Lane lane) {
        return new SessionKey(lane.portal(), lane.bot(), "progress/" + lane.dialog(), 0);
    }

    private static String mark(DialogEvent event) {
        long message = event instanceof CommandReceived command
                ? command.message().id()
                : event instanceof MessageReceived received ? received.message().id() : 0;
        return EventJson.kind(event) + "/" + event.origin().raisedAt().toEpochMilli() + "/" + message + "/";
    }
}
