package io.github.imbot4j.http.server;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The requests of one kind that each sender makes in a second, counted.
 *
 * <p>Safe for use by several threads.
 */
final class RequestRate {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_SENDERS = 10_000;

    private final int most;
    private final LongSupplier nanoTime;
    private final Map<String, Integer> counts = new HashMap<>();
    private long begun;

    /** @param most requests of one sender in a second */
    RequestRate(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** Counts a request; returns whether the sender has made too many. With too many senders at once, new ones are one sender. */
    synchronized boolean isExceededBy(String sender) {
        if (nanoTime.getAsLong() - begun >= SECOND) {
            counts.clear();
            begun = nanoTime.getAsLong();
        }
        String counted = counts.size() < MOST_SENDERS || counts.containsKey(sender) ? sender : "";
        return counts.merge(counted, 1, Integer::sum) > most;
    }
}
