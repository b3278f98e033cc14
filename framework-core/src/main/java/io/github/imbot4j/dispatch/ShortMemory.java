package io.github.imbot4j.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remember answers for a short time, and let many who ask the same at once wait for one answer. A failure is told to those who wait for
 * it and not remembered.
 *
 * <p>Safe for use by several threads.
 */
final class ShortMemory<K, V> {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration lasting;
    private final Map<K, Known<V>> known = new ConcurrentHashMap<>();

    ShortMemory(Clock clock, Duration lasting) {
        this.clock = clock;
        this.lasting = lasting;
    }

    private record Known<V>(CompletableFuture<V> answer, Instant until) {}

    /**
     * Gives the answer.
     *
     * @param ask is asked on this thread, unless somebody asks already
     * @throws RuntimeException what asking threw
     */
    V of(K key, Supplier<V> ask) {
        Instant now = clock.instant();
        if (known.size() >= MOST) {
            makeRoom(now);
        }
        CompletableFuture<V> mine = new CompletableFuture<>();
        Known<V> one = known.compute(
                key,
                (same, before) ->
                        before != null && now.isBefore(before.until()) ? before : new Known<>(mine, now.plus(lasting)));
        if (one.answer() != mine) {
            return await(one.answer());
        }
        try {
            V answer = ask.get();
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error failure) {
            known.remove(key, one);
            mine.completeExceptionally(failure);
            throw failure;
        }
    }

    private void makeRoom(Instant now) {
        known.values().removeIf(one -> !now.isBefore(one.until()));
        if (known.size() >= MOST) {
            known.clear();
        }
    }

    private static <V> V await(CompletableFuture<V> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
