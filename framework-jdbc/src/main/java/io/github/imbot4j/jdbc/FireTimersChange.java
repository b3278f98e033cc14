package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The delivery of due timers to the inbox. They were promised, so they are added even over the capacity. */
final class FireTimersChange implements Change<Integer> {

    private record Added(Lane lane, EventSlot slot) {}

    private final JournalComponents journalComponents;
    private final Schedule schedule;
    private final int most;
    private final LaneReservation laneReservation;
    private final List<Added> added = new ArrayList<>();
    private final List<Lane> all = new ArrayList<>();
    private Optional<Instant> next = Optional.empty();

    FireTimersChange(JournalComponents journalComponents, int most) {
        this.journalComponents = journalComponents;
        this.schedule = journalComponents.schedule();
        this.most = most;
        this.laneReservation = journalComponents.touch();
    }

    @Override
    public Integer apply(Handle store) {
        Instant now = journalComponents.clock().instant();
        List<EffectTables.Due> due = EffectTables.takeDue(store, journalComponents.dialect(), now, most);
        for (EffectTables.Due one : due) {
            boolean mine = laneReservation.isMine(store, one.lane());
            long id = InboxTable.add(store, one.lane(), one.stored(), now, !mine);
            all.add(one.lane());
            if (mine) {
                added.add(new Added(one.lane(), new EventSlot(id, id, 0, Optional.empty(), Optional.empty())));
            }
        }
        next = EffectTables.nextDue(store);
        return due.size();
    }

    @Override
    public void committed(Integer outcome) {
        laneReservation.committed();
        all.forEach(lane -> schedule.room().enter(lane.portal(), 1));
        for (Added one : added) {
            LaneBook book = schedule.lanes().open(one.lane());
            book.add(one.slot());
            schedule.lanes().offer(book);
        }
        // What another node has locked is that node's to put in; this one does not wait for it.
        schedule.nextTimer(
                outcome == 0
                        ? next.filter(at -> at.isAfter(journalComponents.clock().instant()))
                        : next);
    }

    @Override
    public void undone() {
        laneReservation.undone();
        added.clear();
        all.clear();
    }
}
