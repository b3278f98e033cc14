package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Show what a journal in memory keeps. Takes the journal's lock for every question. */
final class MemoryRecords implements JournalRecords {

    private final MemoryJournal journal;

    MemoryRecords(MemoryJournal journal) {
        this.journal = journal;
    }

    @Override
    public List<InboxRecord> inbox(Filter filter) {
        return journal.locked(() -> sorted(
                journal.events().map(InboxItem::record),
                one -> filter.fits(one.lane(), one.state(), one.accepted()),
                Comparator.comparing(InboxRecord::id),
                filter.most()));
    }

    @Override
    public List<OutboxRecord> outbox(Filter filter) {
        return journal.locked(() -> sorted(
                journal.calls().map(OutboxItem::record),
                one -> filter.fits(one.lane(), one.state(), one.since()),
                Comparator.comparing(OutboxRecord::id),
                filter.most()));
    }

    private static <T> List<T> sorted(Stream<T> all, Predicate<T> wanted, Comparator<T> order, int most) {
        return all.filter(wanted).sorted(order).limit(most).toList();
    }

    @Override
    public Optional<InboxRecord> findInbox(long id) {
        return find(() -> journal.events().map(InboxItem::record).filter(one -> one.id() == id));
    }

    @Override
    public Optional<OutboxRecord> findOutbox(long id) {
        return find(() -> journal.calls().map(OutboxItem::record).filter(one -> one.id() == id));
    }

    private <T> Optional<T> find(Supplier<Stream<T>> those) {
        return journal.locked(() -> those.get().findFirst());
    }

    @Override
    public boolean replay(long id) {
        return journal.locked(() -> journal.replay(id));
    }

    @Override
    public boolean purge(long id) {
        return journal.locked(() -> journal.purge(id));
    }

    @Override
    public boolean retry(long id) {
        return journal.locked(() -> journal.retry(id));
    }

    @Override
    public int giveUp(PortalId portal, Instant until, String why) {
        return journal.locked(() -> journal.giveUp(portal, until, why));
    }

    @Override
    public boolean drop(long id) {
        return journal.locked(() -> journal.drop(id));
    }
}
