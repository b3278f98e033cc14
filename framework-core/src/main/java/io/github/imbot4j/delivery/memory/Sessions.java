package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionConflictException;
import io.github.imbot4j.delivery.SessionKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The conversations of an in-memory journal, kept until they expire. Guarded by the journal's lock. */
final class Sessions {

    private final Map<SessionKey, Kept> states = new HashMap<>();

    /** What expires, the earliest first. */
    private final NavigableSet<Kept> expiring =
            new TreeSet<>(Comparator.comparing(Kept::end).thenComparing(Kept::number));

    private long lastNumber;

    private record Kept(long number, SessionChange.Put put) {
        Instant end() {
            return put.expires().orElse(Instant.MAX);
        }
    }

    /**
     * Sees to it that all of them can be made.
     *
     * @throws SessionConflictException when one expects what is not remembered
     */
    void requireExpected(List<SessionChange> changes, Instant now) {
        Map<SessionKey, Optional<String>> known = new HashMap<>();
        for (SessionChange change : changes) {
            Optional<String> current = known.computeIfAbsent(change.key(), key -> find(key, now));
            if (!isExpected(change, current)) {
                throw new SessionConflictException(change.key());
            }
            known.put(change.key(), put(change).map(SessionChange.Put::state));
        }
    }

    private static boolean isExpected(SessionChange change, Optional<String> current) {
        if (change instanceof SessionChange.Replace replace) {
            return replace.expected().equals(current);
        }
        return !(change instanceof SessionChange.Remove remove)
                || remove.expected().isEmpty()
                || remove.expected().equals(current);
    }

    private static Optional<SessionChange.Put> put(SessionChange change) {
        if (change instanceof SessionChange.Replace replace) {
            return Optional.of(replace.put());
        }
        return change instanceof SessionChange.Put put ? Optional.of(put) : Optional.empty();
    }

    void change(SessionChange change, Instant now) {
        forget(now);
        Kept before = states.remove(change.key());
        if (before != null) {
            expiring.remove(before);
        }
        put(change).ifPresent(put -> {
            Kept kept = new Kept(++lastNumber, put);
            states.put(put.key(), kept);
            put.expires().ifPresent(at -> expiring.add(kept));
        });
    }

    Optional<String> find(SessionKey key, Instant now) {
        forget(now);
        return Optional.ofNullable(states.get(key)).map(kept -> kept.put().state());
    }

    /** How many states are held on to. */
    int size() {
        return Math.max(states.size(), expiring.size());
    }

    private void forget(Instant now) {
        while (!expiring.isEmpty() && !expiring.first().end().isAfter(now)) {
            Kept expired = expiring.first();
            expiring.remove(expired);
            states.remove(expired.put().key());
        }
    }
}
