package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.concurrent.Monitor;
import io.github.imbot4j.delivery.JournalRecords;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The records of an in-memory journal, with the operations of operators on them. Takes the journal's lock for each.
 */
final class MemoryRecords implements JournalRecords {

    private final Monitor monitor;
    private final MemoryInbox inbox;
    private final MemoryOutbox outbox;

    MemoryRecords(Monitor monitor, MemoryInbox inbox, MemoryOutbox outbox) {
        this.monitor = monitor;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @Override
    public List<InboxRecord> inbox(Filter filter) {
        return monitor.locked(() -> sorted(
                inbox.all().map(MemoryInbox.Item::record),
                one -> filter.fits(one.lane(), one.state(), one.accepted()),
                Comparator.comparing(InboxRecord::id),
                filter.most()));
    }

    @Override
    public List<OutboxRecord> outbox(Filter filter) {
        return monitor.locked(() -> sorted(
                outbox.all().map(MemoryOutbox.Item::record),
                one -> filter.fits(one.lane(), one.state(), one.since()),
                Comparator.comparing(OutboxRecord::id),
                filter.most()));
    }

    private static <T> List<T> sorted(Stream<T> all, Predicate<T> wanted, Comparator<T> order, int most) {
        return all.filter(wanted).sorted(order).limit(most).toList();
    }

    @Override
    public Optional<InboxRecord> findInbox(long id) {
        return find(() -> inbox.all().map(MemoryInbox.Item::record).filter(one -> one.id() == id));
    }

    @Override
    public Optional<OutboxRecord> findOutbox(long id) {
        return find(() -> outbox.all().map(MemoryOutbox.Item::record).filter(one -> one.id() == id));
    }

    private <T> Optional<T> find(Supplier<Stream<T>> those) {
        return monitor.locked(() -> those.get().findFirst());
    }

    @Override
    public boolean replay(long id) {
        return monitor.changing(() -> inbox.replay(id));
    }

    @Override
    public boolean purge(long id) {
        return monitor.locked(() -> inbox.purge(id));
    }

    @Override
    public boolean retry(long id) {
        return monitor.changing(() -> outbox.retry(id));
    }

    @Override
    public boolean drop(long id) {
        return monitor.changing(() -> outbox.drop(id));
    }
}
