package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The reservation of lanes to which a change adds items: lanes of this process stay its own until the change is
 * committed, free lanes are acquired in the same transaction, and the owners of other lanes are notified.
 */
final class LaneReservation {

    private final Schedule schedule;
    private final Membership membership;
    private final Dialect dialect;
    private final Map<Lane, LaneBook> pinned = new HashMap<>();
    private final Set<Lane> foreign = new HashSet<>();
    private final Map<Lane, Backlog> taken = new LinkedHashMap<>();

    /** What a lane held before this process took it. */
    private record Backlog(List<EventSlot> events, List<CallSlot> calls) {}

    LaneReservation(Schedule schedule, Membership membership, Dialect dialect) {
        this.schedule = schedule;
        this.membership = membership;
        this.dialect = dialect;
    }

    /** Whether the lane is this process's; if not, what is put into it is to be marked as fresh for its owner. */
    boolean isMine(Handle store, Lane lane) {
        if (pinned.containsKey(lane) || taken.containsKey(lane)) {
            return true;
        }
        if (foreign.contains(lane)) {
            return false;
        }
        if (pin(lane)) {
            return true;
        }
        long node = schedule.locked(schedule.books()::hasSpace) ? membership.node() : 0;
        LaneTable.Standing standing = LaneTable.ensure(store, lane, node);
        if (node != 0 && standing.owner() == node) {
            taken.put(lane, standing.isNew() ? new Backlog(List.of(), List.of()) : backlog(store, lane));
            return true;
        }
        foreign.add(lane);
        if (dialect.isShared()) {
            Notices.send(store, standing.owner());
        }
        return false;
    }

    /**
     * Whether another node has put events into this lane of ours that we have not taken notice of: what comes now is to be noticed
     * together with them, or it would be handled first.
     */
    boolean isBehind(Handle store, Lane lane) {
        boolean behind = dialect.isShared() && InboxTable.hasFresh(store, lane);
        if (behind) {
            Notices.send(store, membership.node());
        }
        return behind;
    }

    private boolean pin(Lane lane) {
        return schedule.locked(() -> {
            Optional<LaneBook> book = schedule.lanes().find(lane).filter(one -> !one.releasing);
            book.ifPresent(one -> {
                one.pins++;
                pinned.put(lane, one);
            });
            return book.isPresent();
        });
    }

    private static Backlog backlog(Handle store, Lane lane) {
        List<Lane> one = List.of(lane);
        return new Backlog(
                InboxTable.first(store, one, 0, LaneBook.WINDOW + 1).getOrDefault(lane, List.of()),
                OutboxTable.first(store, one, 0, LaneBook.WINDOW + 1).getOrDefault(lane, List.of()));
    }

    /** Lets go; under the schedule's lock, before what was put in is added. */
    void committed() {
        unpin();
        taken.forEach((lane, backlog) -> {
            LaneBook book = schedule.lanes().open(lane);
            backlog.events().forEach(book::add);
            backlog.calls().forEach(book::add);
            schedule.lanes().offer(book);
        });
        taken.clear();
        foreign.clear();
    }

    void undone() {
        schedule.locked(() -> {
            unpin();
            return true;
        });
        taken.clear();
        foreign.clear();
    }

    private void unpin() {
        pinned.values().forEach(book -> book.pins--);
        pinned.clear();
    }
}
