package io.github.imbot4j.delivery;

import java.time.Instant;

/** Change what is to happen later. A timer is an inbox entry that comes when its time has come, even after a restart. */
public sealed interface TimerChange {

    /** Within its lane; setting a timer replaces the one of the same name. */
    String name();

    Lane lane();

    /**
     * Sets it.
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

    /** Takes it back; one that is not set is no mistake. */
    record Cancel(String name, Lane lane) implements TimerChange {}
}
