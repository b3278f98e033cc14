package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remember the idempotency keys of the last hours, and no more of them than fit. Not safe for use by several threads.
 */
final class RecentKeys {

    private final Clock clock;
    private final Duration memory;
    private final int most;
    private final Map<Key, Instant> seen = new LinkedHashMap<>();

    RecentKeys(Clock clock, Duration memory, int most) {
        this.clock = clock;
        this.memory = memory;
        this.most = most;
    }

    boolean knows(PortalId portal, String key) {
        Instant at = seen.get(new Key(portal, key));
        return at != null && at.plus(memory).isAfter(clock.instant());
    }

    void remember(PortalId portal, String key) {
        Key known = new Key(portal, key);
        seen.remove(known);
        seen.put(known, clock.instant());
        forget();
    }

    private void forget() {
        Instant old = clock.instant().minus(memory);
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext() && (!oldest.next().isAfter(old) || seen.size() > most)) {
            oldest.remove();
        }
    }

    private record Key(PortalId portal, String key) {}
}
