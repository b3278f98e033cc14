package io.github.imbot4j.delivery;

/**
 * The number of events and calls that are not done yet.
 *
 * @param events waiting or being handled; all timers that are due and not stored as events yet count as one
 * @param calls waiting or being sent
 */
public record Backlog(long events, long calls) {

    /** Whether all is done. */
    public boolean isEmpty() {
        return events == 0 && calls == 0;
    }
}
