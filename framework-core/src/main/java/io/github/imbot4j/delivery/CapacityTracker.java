package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.util.HashMap;
import java.util.Map;

/**
 * The number of open events, by portal. A portal may hold as much as is left free: alone it fills half, and there is always something
 * left for the next one. Guarded by its journal's lock.
 */
public final class CapacityTracker {

    private final int capacity;
    private final Map<PortalId, Integer> held = new HashMap<>();
    private long total;

    /** @param capacity open events, at most */
    public CapacityTracker(int capacity) {
        this.capacity = capacity;
    }

    /** Whether so many more of these portals have room. */
    public boolean fits(Map<PortalId, Integer> more) {
        long free = capacity - total;
        long sum = more.values().stream().mapToLong(Integer::longValue).sum();
        return sum <= free
                && more.entrySet().stream()
                        .allMatch(one -> held.getOrDefault(one.getKey(), 0) + one.getValue() <= free);
    }

    /** Whether so many more of one portal have room. */
    public boolean fits(PortalId portal, int more) {
        return more <= capacity - total - held.getOrDefault(portal, 0);
    }

    public boolean hasRoom() {
        return total < capacity;
    }

    public void enter(PortalId portal, int events) {
        held.merge(portal, events, Integer::sum);
        total += events;
    }

    public void leave(PortalId portal, int events) {
        enter(portal, -events);
        held.remove(portal, 0);
    }

    /** Takes over what was counted elsewhere, such as in a store where other nodes write too. */
    public void recount(Map<PortalId, Integer> counted) {
        held.clear();
        held.putAll(counted);
        total = counted.values().stream().mapToLong(Integer::longValue).sum();
    }

    public long total() {
        return Math.max(0, total);
    }
}
