package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.state.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating time of each method for each app or webhook: ten buckets of a minute, each of which ends ten minutes
 * after its first call (transport §2.2). Calls of up to 0.1 s do not count.
 *
 * <p>Safe for use by several threads.
 */
final class OperatingMeter {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration SMALLEST = Duration.ofMillis(100);

    private final Limits limits;
    private final Clock clock;
    private final Map<String, SortedMap<Long, Used>> meters = new ConcurrentHashMap<>();

    private record Used(Instant ends, Duration time) {}

    OperatingMeter(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    boolean isActive() {
        return !limits.operating().isZero();
    }

    /** What a call is said to use. */
    Duration cost() {
        return limits.cost();
    }

    /** Whether the budget is used up, so that the next call is refused. */
    boolean isOver(String key, String method) {
        return isActive() && used(key, method).compareTo(limits.operating()) > 0;
    }

    void count(String key, String method) {
        if (limits.cost().compareTo(SMALLEST) <= 0) {
            return;
        }
        Instant now = clock.instant();
        meters.compute(name(key, method), (name, buckets) -> {
            SortedMap<Long, Used> kept = living(buckets == null ? new TreeMap<>() : buckets, now);
            kept.merge(
                    now.getEpochSecond() / 60,
                    new Used(now.plus(WINDOW), limits.cost()),
                    (old, more) -> new Used(old.ends(), old.time().plus(more.time())));
            return kept;
        });
    }

    Duration used(String key, String method) {
        return living(meters.getOrDefault(name(key, method), new TreeMap<>()), clock.instant()).values().stream()
                .map(Used::time)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** When the oldest bucket ends; ten minutes from now when there is none. */
    Instant resets(String key, String method) {
        Instant now = clock.instant();
        return living(meters.getOrDefault(name(key, method), new TreeMap<>()), now).values().stream()
                .map(Used::ends)
                .findFirst()
                .orElse(now.plus(WINDOW));
    }

    private static SortedMap<Long, Used> living(SortedMap<Long, Used> buckets, Instant now) {
        SortedMap<Long, Used> living = new TreeMap<>(buckets);
        living.values().removeIf(used -> !used.ends().isAfter(now));
        return living;
    }

    private static String name(String key, String method) {
        return key + " " + method;
    }
}
