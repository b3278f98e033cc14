package io.github.imbot4j.delivery.memory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The records that wait for the decision of an operator; only the latest are kept. Guarded by the journal's lock. */
final class ParkedItems<T> {

    private final int most;
    private final Map<Long, T> kept = new LinkedHashMap<>();

    ParkedItems(int most) {
        this.most = most;
    }

    void add(long id, T item) {
        kept.put(id, item);
        if (kept.size() > most) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    Optional<T> take(long id) {
        return Optional.ofNullable(kept.remove(id));
    }

    Collection<T> all() {
        return kept.values();
    }
}
