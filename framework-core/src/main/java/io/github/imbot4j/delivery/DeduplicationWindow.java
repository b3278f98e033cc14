package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The idempotency keys of the last hours, bounded in number. The age of a key is measured by the times a portal gives
 * its own events, because the local clock may jump. Not safe for use by several threads.
 */
public final class DeduplicationWindow {

    private final Duration memory;
    private final int most;
    private final Map<Key, Instant> seen = new LinkedHashMap<>();
    private final Map<PortalId, Instant> latest = new HashMap<>();

    public DeduplicationWindow(Duration memory, int most) {
        this.memory = memory;
        this.most = most;
    }

    public boolean knows(PortalId portal, String key) {
        return seen.containsKey(new Key(portal, key));
    }

    /**
     * Remembers a key that is not known.
     *
     * @param raised when the portal raised the event, by its own clock
     */
    public void remember(PortalId portal, String key, Instant raised) {
        latest.merge(portal, raised, (one, other) -> one.isAfter(other) ? one : other);
        seen.put(new Key(portal, key), raised);
        forget();
    }

    private void forget() {
        Iterator<Map.Entry<Key, Instant>> oldest = seen.entrySet().iterator();
        while (oldest.hasNext() && (isOld(oldest.next()) || seen.size() > most)) {
            oldest.remove();
        }
    }

    private boolean isOld(Map.Entry<Key, Instant> entry) {
        Instant last = latest.getOrDefault(entry.getKey().portal(), Instant.MIN);
        return last.isAfter(entry.getValue()) && !entry.getValue().plus(memory).isAfter(last);
    }

    private record Key(PortalId portal, String key) {}
}
