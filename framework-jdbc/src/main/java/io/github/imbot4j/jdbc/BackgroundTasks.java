package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's background tasks: acquire free lanes, import what other processes stored, load the rest of long lanes,
 * put due timers into the inbox, release idle lanes, and delete what is old.
 */
final class BackgroundTasks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTasks.class);

    /** How often it looks without being told to. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration RECOUNT = Duration.ofSeconds(3);
    private static final int LANES_AT_ONCE = 500;
    private static final int TIMERS_AT_ONCE = 500;
    private static final int IDLE_AT_ONCE = 500;

    private final Database database;
    private final GroupCommitWriter groupCommitWriter;
    private final JournalComponents journalComponents;
    private final Schedule schedule;
    private final LeaseHeartbeat leaseHeartbeat;
    private final Housekeeping housekeeping;
    private final Semaphore pokes = new Semaphore(0);
    private final Thread thread = new Thread(this::work, "imbot-keeper");
    private long counted;
    private volatile boolean closed;

    BackgroundTasks(
            Database database,
            GroupCommitWriter groupCommitWriter,
            JournalComponents journalComponents,
            Runnable lose) {
        this.database = database;
        this.groupCommitWriter = groupCommitWriter;
        this.journalComponents = journalComponents;
        this.schedule = journalComponents.schedule();
        this.leaseHeartbeat = new LeaseHeartbeat(
                database,
                journalComponents.membership(),
                lose,
                this::poke,
                () -> journalComponents.schedule().changing(() -> true));
        this.housekeeping = new Housekeeping(
                database,
                journalComponents.clock(),
                () -> journalComponents.schedule().locked(journalComponents.schedule()::latest));
    }

    /** Takes what is there, once in the foreground, so that a store that cannot be read is told at the start. */
    void start() {
        recount();
        takeLanes();
        lookForTimers();
        thread.setDaemon(true);
        thread.start();
        leaseHeartbeat.start();
    }

    /** Has it look now. */
    void poke() {
        if (pokes.availablePermits() == 0) {
            pokes.release();
        }
    }

    private void work() {
        boolean failing = false;
        while (!closed) {
            try {
                look();
                failing = false;
            } catch (JournalException storage) {
                if (!failing && !closed) {
                    LOG.error("{}", storage.getMessage());
                }
                failing = true;
            } catch (RuntimeException | Error bug) {
                LOG.error("The journal's background work failed; please report it.", bug);
            }
            pause();
        }
    }

    private void pause() {
        try {
            boolean busy = schedule.locked(schedule.books()::isShort);
            pokes.tryAcquire(busy ? 10 : LOOK.toMillis(), TimeUnit.MILLISECONDS);
            pokes.drainPermits();
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    private void look() {
        rejoin();
        fireTimers();
        takeFresh();
        takeLanes();
        fill();
        release();
        if (housekeeping.isDue()) {
            housekeeping.run(journalComponents.membership(), LaneTable::sweep);
            lookForTimers();
        }
        if (database.dialect().isShared() && System.nanoTime() - counted > RECOUNT.toNanos()) {
            recount();
        }
    }

    private void rejoin() {
        if (journalComponents.membership().node() == 0 && !closed) {
            journalComponents.membership().join();
            recount();
            LOG.warn(
                    "Joined the store {} again, as node {}.",
                    database.shown(),
                    journalComponents.membership().node());
        }
    }

    /** Other nodes count too; and nothing else knows what was there at the start. */
    private void recount() {
        counted = System.nanoTime();
        groupCommitWriter.commit(new CountChange(schedule));
    }

    /** Another node may have died that would have put them in. */
    private void lookForTimers() {
        Optional<Instant> next = database.read(EffectTables::nextDue);
        schedule.changing(() -> {
            next.ifPresent(schedule::timerAt);
            return true;
        });
    }

    /** Puts timers whose time has come into the inbox. */
    void fireTimers() {
        while (schedule.locked(() -> schedule.isTimerDue() && !schedule.isClosed())) {
            groupCommitWriter.commit(new FireTimersChange(journalComponents, TIMERS_AT_ONCE));
        }
    }

    /** Looks at once for what was changed past the schedule. */
    void notice() {
        takeFresh();
        takeLanes();
    }

    private void takeFresh() {
        groupCommitWriter.commit(new ImportForeignChange(journalComponents));
    }

    /** Takes lanes nobody works at, with the first of their work. */
    void takeLanes() {
        int taken;
        do {
            int most = schedule.locked(() -> schedule.isClosed()
                    ? 0
                    : Math.min(LANES_AT_ONCE, schedule.books().space()));
            taken = most == 0 ? 0 : groupCommitWriter.commit(new AcquireLanesChange(journalComponents, most));
        } while (taken == LANES_AT_ONCE);
    }

    private void fill() {
        List<LaneBook> books = schedule.locked(() -> schedule.books().takeShort(LANES_AT_ONCE));
        if (!books.isEmpty()) {
            groupCommitWriter.commit(new LoadLaneChange(books, journalComponents));
        }
    }

    private void release() {
        List<LaneBook> idle = schedule.locked(() -> schedule.books().idle(IDLE, IDLE_AT_ONCE));
        if (!idle.isEmpty()) {
            groupCommitWriter.commit(new ReleaseChange(idle, journalComponents));
        }
    }

    @Override
    public void close() {
        closed = true;
        leaseHeartbeat.close();
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The count of open items, made in order with the changes of this process. */
    private record CountChange(Schedule schedule) implements Change<CountChange.Counted> {

        private record Counted(Map<PortalId, Integer> events, long calls) {}

        @Override
        public Counted apply(Handle store) {
            return new Counted(InboxTable.open(store), OutboxTable.open(store));
        }

        @Override
        public void committed(Counted counted) {
            schedule.room().recount(counted.events());
            schedule.recountCalls(counted.calls());
        }
    }

    /** The release of lanes without open items. */
    private record ReleaseChange(List<LaneBook> books, JournalComponents parts) implements Change<List<Lane>> {

        @Override
        public List<Lane> apply(Handle store) {
            List<Lane> idle = parts.schedule()
                    .locked(() -> books.stream()
                            .filter(book -> book.isIdle() && book.pins == 0)
                            .map(book -> {
                                book.releasing = true;
                                return book.lane();
                            })
                            .toList());
            return LaneTable.release(store, idle, parts.membership().node());
        }

        @Override
        public void committed(List<Lane> gone) {
            books.stream()
                    .filter(book -> gone.contains(book.lane()))
                    .forEach(parts.schedule().books()::forget);
            undone();
        }

        @Override
        public void undone() {
            parts.schedule().locked(() -> {
                books.forEach(book -> book.releasing = false);
                return true;
            });
        }
    }
}
