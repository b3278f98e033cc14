package io.github.imbot4j.jdbc;

import java.time.Duration;

/**
 * The settings of a journal.
 *
 * @param capacity events waiting or being handled, at most, on all nodes together
 * @param lease how long an event may wait for a node that died: after half of this time without a sign of life
 *     the others take its work over; PostgreSQL only
 * @param name of the node, for people
 */
public record JournalSettings(int capacity, Duration lease, String name) {

    /** 100,000 events, and ten seconds. */
    public static JournalSettings standard() {
        return new JournalSettings(
                100_000,
                Duration.ofSeconds(10),
                "process " + ProcessHandle.current().pid());
    }

    /** The same with another capacity. */
    public JournalSettings with(int events) {
        return new JournalSettings(events, lease, name);
    }

    /** The same with another lease. */
    public JournalSettings with(Duration time) {
        return new JournalSettings(capacity, time, name);
    }
}
