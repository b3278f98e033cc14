package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.NewestMessages;
import java.time.Clock;

/** The components that the changes of a journal use. */
record JournalComponents(
        Schedule schedule, Membership membership, Dialect dialect, NewestMessages newest, Clock clock) {

    /** For one change only. */
    LaneReservation touch() {
        return new LaneReservation(schedule, membership, dialect);
    }
}
