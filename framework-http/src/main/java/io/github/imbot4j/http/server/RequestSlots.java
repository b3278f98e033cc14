package io.github.imbot4j.http.server;

import java.util.HashMap;
import java.util.Map;

/**
 * The requests of one kind that are being worked on, bounded in all and for each sender: each holds a thread, and may take long.
 *
 * <p>Safe for use by several threads.
 */
final class RequestSlots {

    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    RequestSlots(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes a place, to be left; returns whether there was one. */
    synchronized boolean enter(String sender) {
        if (all == most || taken.getOrDefault(sender, 0) == mostOfOne) {
            return false;
        }
        all++;
        taken.merge(sender, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String sender) {
        all--;
        taken.computeIfPresent(sender, (same, count) -> count == 1 ? null : count - 1);
    }
}
