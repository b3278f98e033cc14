package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Lane;
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
 * Do what nobody waits for, in the background: take free lanes, notice what others stored, read on in long lanes, put due timers
 * into the inbox, give up idle lanes, and forget what is old.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    /** How often it looks without being told to. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration RECOUNT = Duration.ofSeconds(3);
    private static final int LANES_AT_ONCE = 500;
    private static final int TIMERS_AT_ONCE = 500;
    private static final int IDLE_AT_ONCE = 500;

    private final Database database;
    private final Writer writer;
    private final Parts parts;
    private final Schedule schedule;
    private final Heart heart;
    private final Housekeeping housekeeping;
    private final Semaphore pokes = new Semaphore(0);
    private final Thread thread = new Thread(this::work, "imbot-keeper");
    private long counted;
    private volatile boolean closed;

    Keeper(Database database, Writer writer, Parts parts, Runnable lose) {
        this.database = database;
        this.writer = writer;
        this.parts = parts;
        this.schedule = parts.schedule();
        this.heart = new Heart(
                database,
                parts.membership(),
                lose,
                this::poke,
                () -> parts.schedule().changing(() -> true));
        this.housekeeping =
                new Housekeeping(database, parts.clock(), () -> parts.schedule().locked(parts.schedule()::latest));
    }

    /** Takes what is there, once in the foreground, so that a store that cannot be read is told at the start. */
    void start() {
        recount();
        takeLanes();
        lookForTimers();
        thread.setDaemon(true);
        thread.start();
        heart.start();
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
            housekeeping.run(parts.membership(), LaneTable::sweep);
            lookForTimers();
        }
        if (database.dialect().isShared() && System.nanoTime() - counted > RECOUNT.toNanos()) {
            recount();
        }
    }

    private void rejoin() {
        if (parts.membership().node() == 0 && !closed) {
            parts.membership().join();
            recount();
            LOG.warn(
                    "Joined the store {} again, as node {}.",
                    database.shown(),
                    parts.membership().node());
        }
    }

    /** Other nodes count too; and nothing else knows what was there at the start. */
    private void recount() {
        counted = System.nanoTime();
        writer.commit(new CountChange(schedule));
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
            writer.commit(new FireChange(parts, TIMERS_AT_ONCE));
        }
    }

    /** Looks at once for what was changed past the schedule. */
    void notice() {
        takeFresh();
        takeLanes();
    }

    private void takeFresh() {
        writer.commit(new FreshChange(parts));
    }

    /** Takes lanes nobody works at, with the first of their work. */
    void takeLanes() {
        int taken;
        do {
            int most = schedule.locked(() -> schedule.isClosed()
                    ? 0
                    : Math.min(LANES_AT_ONCE, schedule.books().space()));
            taken = most == 0 ? 0 : writer.commit(new TakeChange(parts, most));
        } while (taken == LANES_AT_ONCE);
    }

    private void fill() {
        List<LaneBook> books = schedule.locked(() -> schedule.books().takeShort(LANES_AT_ONCE));
        if (!books.isEmpty()) {
            writer.commit(new FillChange(books, parts));
        }
    }

    private void release() {
        List<LaneBook> idle = schedule.locked(() -> schedule.books().idle(IDLE, IDLE_AT_ONCE));
        if (!idle.isEmpty()) {
            writer.commit(new ReleaseChange(idle, parts));
        }
    }

    @Override
    public void close() {
        closed = true;
        heart.close();
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts what is open, in its place among the changes of this process. */
    private record CountChange(Schedule schedule) implements Change<CountChange.Counted> {

        private record Counted(Map<String, Integer> events, long calls) {}

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

    /** Gives up lanes in which nothing is left to do. */
    private record ReleaseChange(List<LaneBook> books, Parts parts) implements Change<List<Lane>> {

        @Override
        public List<Lane> apply(Handle store) {
            List<Lane> idle = parts.schedule()
                    .locked(() -> books.stream()
                            .filter(book -> book.isIdle() && book.pins == 0)
                            .map(book -> {
                                book.releasing = true;
                                return book.lane;
                            })
                            .toList());
            return LaneTable.release(store, idle, parts.membership().node());
        }

        @Override
        public void committed(List<Lane> gone) {
            books.stream()
                    .filter(book -> gone.contains(book.lane))
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
