package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A round robin of ready calls: each portal gets one turn, then the next one; within a portal the most urgent calls go
 * first. Not safe for use by several threads.
 */
final class CallTurns {

    /** In the order of their turns: who was served goes to the end. */
    private final Map<PortalId, NavigableSet<OutboxItem>> ready = new LinkedHashMap<>();

    void add(OutboxItem first) {
        ready.computeIfAbsent(first.lane().portal(), portal -> new TreeSet<>(OutboxItem.BY_URGENCY))
                .add(first);
    }

    void remove(OutboxItem gone) {
        ready.computeIfPresent(gone.lane().portal(), (portal, items) -> {
            items.remove(gone);
            return items.isEmpty() ? null : items;
        });
    }

    /** Takes from the portal whose turn it is, passing over those that get no share. */
    List<OutboxItem> take(ClaimLimit claimLimit) {
        for (Map.Entry<PortalId, NavigableSet<OutboxItem>> turn : ready.entrySet()) {
            int wanted = claimLimit.of(turn.getKey(), turn.getValue().size());
            if (wanted > 0) {
                return serve(turn.getKey(), turn.getValue(), wanted);
            }
        }
        return List.of();
    }

    private List<OutboxItem> serve(PortalId portal, NavigableSet<OutboxItem> items, int wanted) {
        List<OutboxItem> taken = new ArrayList<>();
        while (taken.size() < wanted && !items.isEmpty()) {
            taken.add(items.pollFirst());
        }
        ready.remove(portal);
        if (!items.isEmpty()) {
            ready.put(portal, items);
        }
        return taken;
    }
}
