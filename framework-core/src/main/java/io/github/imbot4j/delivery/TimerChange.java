package io.github.imbot4j.delivery;

import java.time.Instant;

/** A change of a timer. A timer is an inbox entry that is delivered at its time, even after a restart. */
public sealed interface TimerChange {

    /** Within its lane; setting a timer replaces the one of the same name. */
    String name();

    Lane lane();

    /**
     * Sets the timer.
     *
     * @param due not before then
     * @param entry what is put into the inbox then; its lane is the timer's
     */
    record Set(String name, Instant due, InboxEntry entry) implements TimerChange {
        @Override
        public Lane lane() {
            return entry.lane();
        }
    }

    /** Cancels the timer; a timer that is not set is ignored. */
    record Cancel(String name, Lane lane) implements TimerChange {}
}
