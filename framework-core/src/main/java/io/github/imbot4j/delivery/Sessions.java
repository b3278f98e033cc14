package io.github.imbot4j.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** Remember conversations until they expire. Guarded by the journal's lock. */
final class Sessions {

    private final Map<SessionKey, SessionChange.Put> states = new HashMap<>();

    /** What expires, the earliest first; entries of states that were replaced stay until their time. */
    private final Queue<SessionChange.Put> expiring =
            new PriorityQueue<>(Comparator.comparing(put -> put.expires().orElse(Instant.MAX)));

    void change(SessionChange change, Instant now) {
        forget(now);
        if (change instanceof SessionChange.Put put) {
            states.put(put.key(), put);
            put.expires().ifPresent(at -> expiring.add(put));
        } else {
            states.remove(change.key());
        }
    }

    Optional<String> find(SessionKey key, Instant now) {
        forget(now);
        return Optional.ofNullable(states.get(key)).map(SessionChange.Put::state);
    }

    private void forget(Instant now) {
        while (!expiring.isEmpty()
                && !expiring.peek().expires().orElse(Instant.MAX).isAfter(now)) {
            SessionChange.Put expired = expiring.remove();
            states.remove(expired.key(), expired);
        }
    }
}
