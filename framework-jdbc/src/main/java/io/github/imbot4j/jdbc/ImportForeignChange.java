package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The import of what other processes added to this process's lanes, or withdrew from them. */
final class ImportForeignChange implements Change<Boolean> {

    private final JournalComponents journalComponents;
    private Map<Lane, List<EventSlot>> events = Map.of();
    private Map<Lane, List<CallSlot>> calls = Map.of();
    private Map<Lane, List<Long>> dropped = Map.of();
    private Map<Lane, List<Long>> givenUp = Map.of();

    ImportForeignChange(JournalComponents journalComponents) {
        this.journalComponents = journalComponents;
    }

    @Override
    public Boolean apply(Handle store) {
        long node = journalComponents.membership().node();
        events = InboxTable.takeFresh(store, node);
        calls = OutboxTable.takeFresh(store, node);
        dropped = OutboxTable.takeDropped(store, node);
        givenUp = OutboxTable.takeGivenUp(store, node);
        return true;
    }

    @Override
    public void committed(Boolean outcome) {
        Schedule schedule = journalComponents.schedule();
        events.forEach((lane, slots) -> {
            LaneBook book = schedule.lanes().open(lane);
            slots.forEach(book::add);
            schedule.room().enter(lane.portal(), slots.size());
            schedule.lanes().offer(book);
        });
        calls.forEach((lane, slots) -> {
            LaneBook book = schedule.lanes().open(lane);
            // One may have been given up and sent again before anybody took notice.
            long known = slots.stream()
                    .filter(slot -> schedule.remove(book, slot.id()))
                    .count();
            slots.forEach(book::add);
            schedule.countCalls(slots.size() - known);
            schedule.lanes().offer(book);
        });
        dropped.forEach((lane, ids) -> gone(schedule, lane, ids));
        givenUp.forEach((lane, ids) -> gone(schedule, lane, ids));
    }

    private static void gone(Schedule schedule, Lane lane, List<Long> ids) {
        Optional<LaneBook> book = schedule.lanes().find(lane);
        book.ifPresent(one -> {
            ids.forEach(id -> schedule.remove(one, id));
            schedule.lanes().offer(one);
        });
        schedule.countCalls(-ids.size());
    }
}
