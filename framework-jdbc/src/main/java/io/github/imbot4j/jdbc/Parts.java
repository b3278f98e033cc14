package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.NewestMessages;
import java.time.Clock;

/** Hold what the changes of a journal need. */
record Parts(Schedule schedule, Membership membership, Dialect dialect, NewestMessages newest, Clock clock) {

    /** For one change only. */
    Touch touch() {
        return new Touch(schedule, membership, dialect);
    }
}
