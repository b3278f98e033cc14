package io.github.imbot4j.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ToIntBiFunction;

/**
 * What is ready, by whose it is: each owner has one turn, then the next one has. Within an owner the most urgent goes first, then the
 * one of the lowest place. Not safe for use by several threads.
 */
final class FairQueue<K, T> {

    /** In the order of their turns: who was served goes to the end. */
    private final Map<K, NavigableSet<Ready<T>>> owners = new LinkedHashMap<>();

    /**
     * Where something stands among its owner's.
     *
     * @param urgency the more urgent goes first
     * @param place lower goes first among those of one urgency
     * @param id tells those of one place apart
     */
    record Turn(Priority urgency, long place, long id) implements Comparable<Turn> {

        @Override
        public int compareTo(Turn other) {
            int first = urgency.compareTo(other.urgency);
            int second = first != 0 ? first : Long.compare(place, other.place);
            return second != 0 ? second : Long.compare(id, other.id);
        }
    }

    private record Ready<T>(Turn turn, T item) implements Comparable<Ready<T>> {

        @Override
        public int compareTo(Ready<T> other) {
            return turn.compareTo(other.turn);
        }
    }

    void add(K owner, Turn turn, T item) {
        owners.computeIfAbsent(owner, one -> new TreeSet<>()).add(new Ready<>(turn, item));
    }

    void remove(K owner, Turn turn, T item) {
        owners.computeIfPresent(owner, (one, ready) -> {
            ready.remove(new Ready<>(turn, item));
            return ready.isEmpty() ? null : ready;
        });
    }

    /**
     * Takes from the owner whose turn it is, passing over those of which nothing is wanted.
     *
     * @param wanted how many of an owner that has so many ready
     */
    List<T> take(ToIntBiFunction<K, Integer> wanted) {
        for (Map.Entry<K, NavigableSet<Ready<T>>> turn : owners.entrySet()) {
            int most = wanted.applyAsInt(turn.getKey(), turn.getValue().size());
            if (most > 0) {
                return serve(turn.getKey(), most);
            }
        }
        return List.of();
    }

    private List<T> serve(K owner, int most) {
        NavigableSet<Ready<T>> ready = Objects.requireNonNull(owners.remove(owner));
        List<T> taken = new ArrayList<>();
        while (taken.size() < most && !ready.isEmpty()) {
            taken.add(Objects.requireNonNull(ready.pollFirst()).item());
        }
        if (!ready.isEmpty()) {
            owners.put(owner, ready);
        }
        return taken;
    }

    boolean isEmpty() {
        return owners.isEmpty();
    }

    void clear() {
        owners.clear();
    }
}
