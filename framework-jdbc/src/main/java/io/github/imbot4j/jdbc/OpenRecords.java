package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The records of a journal in this process, to show and change; changes take effect at once. */
final class OpenRecords implements JournalRecords {

    private final JdbcRecords stored;
    private final GroupCommitWriter groupCommitWriter;
    private final BackgroundTasks backgroundTasks;

    OpenRecords(JdbcRecords stored, GroupCommitWriter groupCommitWriter, BackgroundTasks backgroundTasks) {
        this.stored = stored;
        this.groupCommitWriter = groupCommitWriter;
        this.backgroundTasks = backgroundTasks;
    }

    private <T> T seen(Supplier<T> question) {
        groupCommitWriter.commit(store -> true);
        return question.get();
    }

    private boolean noticed(Supplier<Boolean> change) {
        boolean changed = seen(change);
        if (changed) {
            backgroundTasks.notice();
        }
        return changed;
    }

    @Override
    public List<InboxRecord> inbox(Filter filter) {
        return seen(() -> stored.inbox(filter));
    }

    @Override
    public List<OutboxRecord> outbox(Filter filter) {
        return seen(() -> stored.outbox(filter));
    }

    @Override
    public Optional<InboxRecord> findInbox(long id) {
        return seen(() -> stored.findInbox(id));
    }

    @Override
    public Optional<OutboxRecord> findOutbox(long id) {
        return seen(() -> stored.findOutbox(id));
    }

    @Override
    public boolean replay(long id) {
        return noticed(() -> stored.replay(id));
    }

    @Override
    public boolean purge(long id) {
        return noticed(() -> stored.purge(id));
    }

    @Override
    public boolean retry(long id) {
        return noticed(() -> stored.retry(id));
    }

    /** See {@link io.github.imbot4j.delivery.Outbox#giveUp}. */
    int giveUp(PortalId portal, Instant until, String why) {
        int late = seen(() -> stored.giveUp(portal, until, why));
        if (late > 0) {
            backgroundTasks.notice();
        }
        return late;
    }

    @Override
    public boolean drop(long id) {
        return noticed(() -> stored.drop(id));
    }
}
