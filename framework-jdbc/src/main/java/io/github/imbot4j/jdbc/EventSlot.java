package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.LaneState;
import java.time.Instant;
import java.util.Optional;

/**
 * The in-memory record of a stored event.
 *
 * @param id its number
 * @param place in its lane; lower goes first
 * @param attempts begun so far
 * @param notBefore when it may be handled; absent for now
 * @param entry the event itself; absent when it has to be read
 */
record EventSlot(long id, long place, int attempts, Optional<Instant> notBefore, Optional<InboxEntry> entry)
        implements LaneState.Item {

    EventSlot with(InboxEntry read) {
        return new EventSlot(id, place, attempts, notBefore, Optional.of(read));
    }

    EventSlot retrying(int attempt, Instant at) {
        return new EventSlot(id, place, attempt, Optional.of(at), entry);
    }
}
