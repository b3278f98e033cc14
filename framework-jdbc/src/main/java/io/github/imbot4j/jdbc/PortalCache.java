package io.github.imbot4j.jdbc;

import io.github.imbot4j.portal.PortalId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A cache of what was read about a portal, until it changes: every event needs its tenant three times and its ledger
 * once. Writes of this process invalidate it at once; writes of others, as soon as the journal's writer detects them,
 * which is before the next event is handed out. If other nodes may write, nothing is cached.
 *
 * <p>Safe for use by several threads.
 *
 * @param <T> an immutable value
 */
final class PortalCache<T> {

    /** Of so many portals, at most; then it begins anew. */
    private static final int MOST = 10_000;

    private final ConcurrentMap<PortalId, T> known = new ConcurrentHashMap<>();
    private final BooleanSupplier keeps;
    private volatile long changes;

    /** Keeps something while that is true. */
    PortalCache(BooleanSupplier keeps) {
        this.keeps = keeps;
    }

    /** What is known; else what is read, which may throw. */
    Optional<T> find(PortalId id, Supplier<Optional<T>> read) {
        T value = known.get(id);
        if (value != null) {
            return Optional.of(value);
        }
        long before = changes;
        Optional<T> found = read.get();
        if (keeps.getAsBoolean()) {
            found.ifPresent(one -> keep(id, one, before));
        }
        return found;
    }

    /** What changed while it was read may be known in part only. */
    private synchronized void keep(PortalId id, T value, long before) {
        if (changes != before) {
            return;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(id, value);
    }

    /** To be called after a change, and before anybody relies on it. */
    synchronized void forget() {
        changes++;
        known.clear();
    }
}
