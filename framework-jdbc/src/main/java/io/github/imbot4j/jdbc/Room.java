package io.github.imbot4j.jdbc;

import io.github.imbot4j.portal.PortalId;
import java.util.HashMap;
import java.util.Map;

/**
 * A count of open events by portal. A portal may hold as much as is left free: alone it fills half, and something is
 * always left for the next one. Guarded by the schedule's lock.
 */
final class Room {

    private final int capacity;
    private final Map<String, Integer> held = new HashMap<>();
    private long total;

    Room(int capacity) {
        this.capacity = capacity;
    }

    boolean fits(Map<PortalId, Integer> more) {
        long free = capacity - total;
        long sum = more.values().stream().mapToLong(Integer::longValue).sum();
        return sum <= free
                && more.entrySet().stream()
                        .allMatch(one -> held.getOrDefault(one.getKey().memberId(), 0) + one.getValue() <= free);
    }

    boolean hasRoom() {
        return total < capacity;
    }

    void enter(PortalId portal, int events) {
        held.merge(portal.memberId(), events, Integer::sum);
        total += events;
    }

    void leave(PortalId portal, int events) {
        enter(portal, -events);
        held.remove(portal.memberId(), 0);
    }

    /** Takes over what was counted in the store, where other nodes write too. */
    void recount(Map<String, Integer> counted) {
        held.clear();
        held.putAll(counted);
        total = counted.values().stream().mapToLong(Integer::longValue).sum();
    }

    long total() {
        return Math.max(0, total);
    }
}
