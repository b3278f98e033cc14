package io.github.imbot4j.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * A guard that lets concurrent requests for the same key share one call and its outcome. Nothing is remembered once the
 * call has ended, be it well or badly: whoever asks then makes a call anew.
 *
 * <p>Safe for use by several threads. Nobody holds a lock while waiting, so virtual threads do not pin their carriers;
 * whoever is interrupted meanwhile waits on and stays interrupted.
 *
 * @param <K> what tells calls apart; has value equality
 * @param <V> what a call gives
 */
public final class SingleFlight<K, V> {

    private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** Starts with no call under way. */
    public SingleFlight() {}

    /**
     * Makes the call, unless one of this key is under way: then it waits for that one's outcome.
     *
     * @param call runs on this thread, and does not ask for the same key: it would wait for itself
     * @throws RuntimeException what the call threw, the same to all who shared it
     * @throws CompletionException when the call of another thread died of an {@link Error}
     */
    public V share(K key, Supplier<? extends V> call) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> first = flights.putIfAbsent(key, mine);
        return first == null ? make(key, call, mine) : await(first);
    }

    /** Whether a call of the key is under way just now. */
    public boolean isUnderWay(K key) {
        return flights.containsKey(key);
    }

    /** Whoever knows the outcome may ask at once for another: the key is free by then. */
    private V make(K key, Supplier<? extends V> call, CompletableFuture<V> mine) {
        try {
            V outcome = call.get();
            flights.remove(key, mine);
            mine.complete(outcome);
            return outcome;
        } catch (RuntimeException | Error failure) {
            flights.remove(key, mine);
            mine.completeExceptionally(failure);
            throw failure;
        }
    }

    private static <V> V await(CompletableFuture<V> flight) {
        try {
            return flight.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
