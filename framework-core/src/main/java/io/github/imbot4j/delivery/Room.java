package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A count of open items by portal. A portal may hold as much as is left free: alone it fills half, and something is
 * always left for the next one. Not safe for use by several threads.
 */
final class Room {

    private final int capacity;
    private final Map<PortalId, Integer> held = new HashMap<>();
    private int total;

    Room(int capacity) {
        this.capacity = capacity;
    }

    boolean fits(List<InboxEntry> entries) {
        Map<PortalId, Integer> more = new HashMap<>();
        entries.forEach(entry -> more.merge(entry.lane().portal(), 1, Integer::sum));
        int free = capacity - total;
        return entries.size() <= free
                && more.entrySet().stream()
                        .allMatch(one -> held.getOrDefault(one.getKey(), 0) + one.getValue() <= free);
    }

    boolean hasRoom() {
        return total < capacity;
    }

    void enter(PortalId portal) {
        held.merge(portal, 1, Integer::sum);
        total++;
    }

    void leave(PortalId portal) {
        held.computeIfPresent(portal, (id, count) -> count == 1 ? null : count - 1);
        total--;
    }

    int total() {
        return total;
    }
}
