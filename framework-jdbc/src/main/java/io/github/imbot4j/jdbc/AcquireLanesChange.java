package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The acquisition of lanes without an owner, with the first open items in them. */
final class AcquireLanesChange implements Change<Integer> {

    private final JournalComponents journalComponents;
    private final int most;
    private List<Lane> lanes = List.of();
    private Map<Lane, List<EventSlot>> events = Map.of();
    private Map<Lane, List<CallSlot>> calls = Map.of();

    AcquireLanesChange(JournalComponents journalComponents, int most) {
        this.journalComponents = journalComponents;
        this.most = most;
    }

    @Override
    public Integer apply(Handle store) {
        long node = journalComponents.membership().node();
        if (node == 0) {
            throw journalComponents.membership().lost();
        }
        lanes = LaneTable.take(store, node, most);
        events = InboxTable.first(store, lanes, 0, LaneBook.WINDOW + 1);
        calls = OutboxTable.first(store, lanes, 0, LaneBook.WINDOW + 1);
        return lanes.size();
    }

    @Override
    public void committed(Integer outcome) {
        for (Lane lane : lanes) {
            LaneBook book = journalComponents.schedule().lanes().open(lane);
            events.getOrDefault(lane, List.of()).forEach(book::add);
            calls.getOrDefault(lane, List.of()).forEach(book::add);
            journalComponents.schedule().lanes().offer(book);
        }
    }
}
