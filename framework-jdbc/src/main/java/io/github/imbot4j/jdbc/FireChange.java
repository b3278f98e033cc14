package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Put timers whose time has come into the inbox. They have been promised: room or not, they go in. */
final class FireChange implements Change<Integer> {

    private record Added(Lane lane, EventSlot slot) {}

    private final Parts parts;
    private final Schedule schedule;
    private final int most;
    private final Touch touch;
    private final List<Added> added = new ArrayList<>();
    private final List<Lane> all = new ArrayList<>();
    private Optional<Instant> next = Optional.empty();

    FireChange(Parts parts, int most) {
        this.parts = parts;
        this.schedule = parts.schedule();
        this.most = most;
        this.touch = parts.touch();
    }

    @Override
    public Integer apply(Handle store) {
        Instant now = parts.clock().instant();
        List<EffectTables.Due> due = EffectTables.takeDue(store, parts.dialect(), now, most);
        for (EffectTables.Due one : due) {
            boolean mine = touch.isMine(store, one.lane());
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
        touch.committed();
        all.forEach(lane -> schedule.room().enter(lane.portal(), 1));
        for (Added one : added) {
            LaneBook book = schedule.books().adopt(one.lane());
            book.add(one.slot());
            schedule.offer(book);
        }
        // What another node has locked is that node's to put in; this one does not wait for it.
        schedule.nextTimer(
                outcome == 0 ? next.filter(at -> at.isAfter(parts.clock().instant())) : next);
    }

    @Override
    public void undone() {
        touch.undone();
        added.clear();
        all.clear();
    }
}
