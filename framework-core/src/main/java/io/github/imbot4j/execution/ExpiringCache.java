package io.github.imbot4j.execution;

import io.github.imbot4j.concurrent.SingleFlight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A cache with a short lifetime, in which concurrent requests for the same key wait for one load. A failure is reported
 * to the requests that wait for it and is not cached.
 *
 * <p>Safe for use by several threads.
 */
public final class ExpiringCache<K, V> {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration lasting;
    private final Map<K, Known<V>> known = new ConcurrentHashMap<>();
    private final SingleFlight<K, V> asked = new SingleFlight<>();

    public ExpiringCache(Clock clock, Duration lasting) {
        this.clock = clock;
        this.lasting = lasting;
    }

    private record Known<V>(V answer, Instant until) {}

    /**
     * Gives the answer.
     *
     * @param ask is asked on this thread, unless somebody asks already
     * @throws RuntimeException what asking threw
     */
    public V of(K key, Supplier<V> ask) {
        return find(key).orElseGet(() -> asked.share(key, () -> find(key).orElseGet(() -> learn(key, ask))));
    }

    private Optional<V> find(K key) {
        Known<V> one = known.get(key);
        return one != null && clock.instant().isBefore(one.until()) ? Optional.of(one.answer()) : Optional.empty();
    }

    /** What is learned was true when it was asked for, and is as old as that. */
    private V learn(K key, Supplier<V> ask) {
        Instant now = clock.instant();
        V answer = ask.get();
        if (known.size() >= MOST) {
            makeRoom(now);
        }
        known.put(key, new Known<>(answer, now.plus(lasting)));
        return answer;
    }

    private void makeRoom(Instant now) {
        known.values().removeIf(one -> !now.isBefore(one.until()));
        if (known.size() >= MOST) {
            known.clear();
        }
    }
}
