package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Remember a call that is in the store.
 *
 * @param id its number
 * @param place in its lane; lower goes first
 * @param priority among the lanes of its portal
 * @param replaceable whether a later call may make it needless
 * @param once whether sending it twice would show
 * @param grouped whether it counts in the progress of a group
 * @param attempts begun so far
 * @param doubts how many attempts may have run
 * @param since when it was put into the outbox
 * @param notBefore when it may be sent; absent for now
 * @param call the call itself; absent when it has to be read
 */
record CallSlot(
        long id,
        long place,
        Priority priority,
        boolean replaceable,
        boolean once,
        boolean grouped,
        int attempts,
        int doubts,
        Instant since,
        Optional<Instant> notBefore,
        Optional<OutgoingCall> call) {

    /** Most urgent first, then longest waiting. */
    static final Comparator<CallSlot> BY_URGENCY = Comparator.comparing(CallSlot::priority)
            .thenComparing(CallSlot::place)
            .thenComparing(CallSlot::id);

    CallSlot with(OutgoingCall read) {
        return new CallSlot(
                id, place, priority, replaceable, once, grouped, attempts, doubts, since, notBefore, Optional.of(read));
    }

    CallSlot retrying(int attempt, Instant at, int doubtful) {
        return new CallSlot(
                id, place, priority, replaceable, once, grouped, attempt, doubtful, since, Optional.of(at), call);
    }
}
