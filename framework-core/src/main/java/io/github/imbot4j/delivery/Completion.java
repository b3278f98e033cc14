package io.github.imbot4j.delivery;

import java.util.List;
import java.util.stream.Stream;

/**
 * Hold everything an event leads to; a journal commits it together with "event done", all or nothing.
 *
 * @param calls to be sent, in order
 * @param sessions what to remember of conversations
 * @param timers what is to happen later
 */
public record Completion(List<OutgoingCall> calls, List<SessionChange> sessions, List<TimerChange> timers) {

    /** Nothing but "done". */
    public static final Completion DONE = new Completion(List.of(), List.of(), List.of());

    public Completion {
        calls = List.copyOf(calls);
        sessions = List.copyOf(sessions);
        timers = List.copyOf(timers);
    }

    /** Calls, and nothing else. */
    public static Completion calls(List<OutgoingCall> calls) {
        return new Completion(calls, List.of(), List.of());
    }

    /** The same, with more to be remembered. */
    public Completion with(List<SessionChange> more) {
        return new Completion(
                calls, Stream.concat(sessions.stream(), more.stream()).toList(), timers);
    }
}
