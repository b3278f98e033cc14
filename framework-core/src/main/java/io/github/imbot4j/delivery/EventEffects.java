package io.github.imbot4j.delivery;

import java.util.List;
import java.util.stream.Stream;

/**
 * The effects of an event; a journal commits them together with "event done", all or nothing.
 *
 * @param calls to be sent, in order
 * @param sessions what to remember of conversations
 * @param timers what is to happen later
 */
public record EventEffects(List<OutgoingCall> calls, List<SessionChange> sessions, List<TimerChange> timers) {

    /** Nothing but "done". */
    public static final EventEffects DONE = new EventEffects(List.of(), List.of(), List.of());

    public EventEffects {
        calls = List.copyOf(calls);
        sessions = List.copyOf(sessions);
        timers = List.copyOf(timers);
    }

    /** Calls, and nothing else. */
    public static EventEffects calls(List<OutgoingCall> calls) {
        return new EventEffects(calls, List.of(), List.of());
    }

    /** The same, with more to happen later. */
    public EventEffects withTimers(List<TimerChange> more) {
        return new EventEffects(
                calls, sessions, Stream.concat(timers.stream(), more.stream()).toList());
    }

    /** The same, with more to be remembered. */
    public EventEffects with(List<SessionChange> more) {
        return more.isEmpty()
                ? this
                : new EventEffects(
                        calls, Stream.concat(sessions.stream(), more.stream()).toList(), timers);
    }
}
