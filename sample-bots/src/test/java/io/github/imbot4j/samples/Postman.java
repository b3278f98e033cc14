package io.github.imbot4j.samples;

import io.github.imbot4j.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Post what a town says, each dialog in its order, and each event until it is acknowledged with 200; some are posted again
 * although they were.
 */
final class Postman implements AutoCloseable {

    private final Town town;
    private final int from;
    private final int count;
    private final IntPredicate due;
    private final IntUnaryOperator poster;
    private final Map<Integer, Instant> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger duplicates = new AtomicInteger();
    private final ExecutorService lanes;
    private final List<Future<?>> walking = new ArrayList<>();

    /**
     * Begins.
     *
     * @param due whether an event may be posted yet
     * @param poster posts an event, and gives the status
     */
    Postman(Town town, int count, long seed, IntPredicate due, IntUnaryOperator poster) {
        this(town, 0, count, seed, due, poster);
    }

    /**
     * Begins with one that is not the first.
     *
     * @param from the first number; a multiple of the number of dialogs
     * @param count the number after the last one
     */
    Postman(Town town, int from, int count, long seed, IntPredicate due, IntUnaryOperator poster) {
        this.town = town;
        this.from = from;
        this.count = count;
        this.due = due;
        this.poster = poster;
        this.lanes = Executors.newFixedThreadPool(town.dialogs());
        for (int d = 0; d < town.dialogs(); d++) {
            int dialog = d;
            walking.add(lanes.submit(() -> walk(dialog, new Random(seed + dialog))));
        }
    }

    private void walk(int dialog, Random random) {
        for (int number = from + dialog; number < count; number += town.dialogs()) {
            while (!due.test(number) || !post(number)) {
                // Not so often that starting anew takes long for it: there are as many postmen as dialogs.
                Await.pause(Duration.ofMillis(50));
            }
            acknowledged.put(number, Instant.now());
            if (random.nextInt(10) == 0) {
                again(number);
            }
            if (random.nextInt(20) == 0) {
                again(dialog + random.nextInt(1 + number / town.dialogs()) * town.dialogs());
            }
        }
    }

    private boolean post(int number) {
        int status = poster.applyAsInt(number);
        if (status != 200 && status != 0 && status != 503) {
            throw new AssertionError("Event " + number + " was answered with " + status + ".");
        }
        if (status != 200) {
            refused.incrementAndGet();
        }
        return status == 200;
    }

    private void again(int number) {
        if (post(number)) {
            duplicates.incrementAndGet();
        }
    }

    boolean isDone() {
        for (Future<?> one : walking) {
            if (one.isDone()) {
                try {
                    one.get();
                } catch (Exception failure) {
                    throw new AssertionError("A dialog's events could not be posted.", failure);
                }
            }
        }
        return walking.stream().allMatch(Future::isDone);
    }

    /** When each event was acknowledged. */
    Map<Integer, Instant> acknowledged() {
        return acknowledged;
    }

    /** How often a post was not acknowledged, for want of a process mostly. */
    int refused() {
        return refused.get();
    }

    int duplicates() {
        return duplicates.get();
    }

    @Override
    public void close() {
        lanes.shutdownNow();
    }
}
