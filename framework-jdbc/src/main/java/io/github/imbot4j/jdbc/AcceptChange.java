package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The storing of one post's events, all or none. Their text is prepared by the caller, to keep the writer's work small.
 */
final class AcceptChange implements Change<List<AcceptResult>> {

    private record Added(Lane lane, EventSlot slot) {}

    private final List<InboxEntry> entries;
    private final List<InboxTable.Stored> texts;
    private final Schedule schedule;
    private final Clock clock;
    private final LaneReservation laneReservation;
    private final List<Added> added = new ArrayList<>();

    /** What has been given room and is not stored, and what is stored, by portal. */
    private final Map<PortalId, Integer> reserved = new HashMap<>();

    private final Map<PortalId, Integer> counted = new HashMap<>();

    AcceptChange(List<InboxEntry> entries, Schedule schedule, Clock clock, LaneReservation laneReservation) {
        this.entries = entries;
        this.texts = entries.stream().map(InboxTable.Stored::of).toList();
        this.schedule = schedule;
        this.clock = clock;
        this.laneReservation = laneReservation;
    }

    @Override
    public List<AcceptResult> apply(Handle store) {
        Instant now = clock.instant();
        if (!reserve(entries) && !reserve(fresh(store))) {
            return entries.stream().map(entry -> AcceptResult.FULL).toList();
        }
        List<AcceptResult> receipts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            boolean isNew = KeyTable.remember(store, entries.get(i));
            receipts.add(isNew ? AcceptResult.STORED : AcceptResult.DUPLICATE);
            if (isNew) {
                add(store, entries.get(i), texts.get(i), now);
            }
        }
        return receipts;
    }

    private void add(Handle store, InboxEntry entry, InboxTable.Stored text, Instant now) {
        boolean mine = laneReservation.isMine(store, entry.lane());
        boolean behind = mine && laneReservation.isBehind(store, entry.lane());
        long id = InboxTable.add(store, entry.lane(), text, now, behind || !mine);
        if (behind) {
            // Whoever takes notice of it gives it room.
            return;
        }
        reserved.merge(entry.lane().portal(), -1, Integer::sum);
        counted.merge(entry.lane().portal(), 1, Integer::sum);
        if (mine) {
            added.add(new Added(entry.lane(), new EventSlot(id, id, 0, Optional.empty(), Optional.of(entry))));
        }
    }

    private boolean reserve(List<InboxEntry> wanted) {
        Map<PortalId, Integer> more = new HashMap<>();
        wanted.forEach(entry -> more.merge(entry.lane().portal(), 1, Integer::sum));
        return schedule.locked(() -> {
            boolean fits = !schedule.isClosed() && schedule.room().fits(more);
            if (fits) {
                more.forEach(schedule.room()::enter);
                reserved.putAll(more);
            }
            return fits;
        });
    }

    private List<InboxEntry> fresh(Handle store) {
        Set<String> own = new HashSet<>();
        return entries.stream()
                .filter(entry -> own.add(entry.lane().portal() + " " + entry.key()) && !KeyTable.knows(store, entry))
                .toList();
    }

    @Override
    public void committed(List<AcceptResult> outcome) {
        schedule.changing(() -> {
            reserved.forEach(schedule.room()::leave);
            entries.forEach(entry ->
                    schedule.heard(entry.lane().portal(), entry.event().origin().raisedAt()));
            laneReservation.committed();
            for (Added one : added) {
                LaneBook book = schedule.lanes().open(one.lane());
                book.add(one.slot());
                schedule.lanes().offer(book);
            }
            return true;
        });
    }

    @Override
    public void undone() {
        laneReservation.undone();
        schedule.locked(() -> {
            reserved.forEach(schedule.room()::leave);
            counted.forEach(schedule.room()::leave);
            return true;
        });
        reserved.clear();
        counted.clear();
        added.clear();
    }
}
