package io.github.imbot4j.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The waiting and the claimed work of one lane. Guarded by the journal's lock. */
final class LaneWork {

    final Deque<InboxItem> events = new ArrayDeque<>();
    final Deque<OutboxItem> calls = new ArrayDeque<>();

    Optional<InboxItem> handling = Optional.empty();
    Optional<OutboxItem> sending = Optional.empty();

    /** Whether it has a place in the turns for events. */
    boolean eventOffered;

    /** Its call that has a place in the turns for calls. */
    Optional<OutboxItem> offered = Optional.empty();

    Optional<InboxItem> firstEvent() {
        return handling.isEmpty() && sending.isEmpty() && calls.isEmpty()
                ? Optional.ofNullable(events.peek())
                : Optional.empty();
    }

    Optional<OutboxItem> firstCall() {
        return sending.isEmpty() ? Optional.ofNullable(calls.peek()) : Optional.empty();
    }

    boolean isIdle() {
        return events.isEmpty() && calls.isEmpty() && handling.isEmpty() && sending.isEmpty();
    }
}
