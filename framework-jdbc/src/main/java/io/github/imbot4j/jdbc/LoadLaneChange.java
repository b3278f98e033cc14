package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The loading of further items of lanes that hold more than memory does. */
final class LoadLaneChange implements Change<Boolean> {

    private final List<LaneBook> books;
    private final Schedule schedule;
    private Map<Lane, List<EventSlot>> events = Map.of();
    private Map<Lane, List<CallSlot>> calls = Map.of();

    LoadLaneChange(List<LaneBook> books, JournalComponents journalComponents) {
        this.books = books;
        this.schedule = journalComponents.schedule();
    }

    @Override
    public Boolean apply(Handle store) {
        List<Lane> lanes = books.stream().map(book -> book.lane()).toList();
        events = InboxTable.first(store, lanes, 0, LaneBook.WINDOW + 2);
        calls = OutboxTable.first(store, lanes, 0, LaneBook.WINDOW + 2);
        return true;
    }

    @Override
    public void committed(Boolean outcome) {
        for (LaneBook book : books) {
            book.readOn(events.getOrDefault(book.lane(), List.of()), calls.getOrDefault(book.lane(), List.of()));
            schedule.lanes().offer(book);
        }
    }
}
