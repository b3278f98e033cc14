package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.portal.PortalId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks that let one thread of one process at a time change a tenant. Threads of this process queue here, so that each
 * portal holds at most one external lock: an advisory lock on PostgreSQL, a locked file beside an SQLite database. Both
 * are released with the process that holds them.
 *
 * <p>Safe for use by several threads.
 */
final class TenantLocks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TenantLocks.class);

    /** Longer than a refresh of tokens takes, tries and all. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** So long a process may give no sign of life. */
    private static final Duration SILENCE = Duration.ofSeconds(8);

    private static final int FILES = 16;

    /** Tells our advisory locks from those of other programs in the database. */
    private static final int SPACE = 0x1b24;

    private final ConcurrentMap<PortalId, ReentrantLock> own = new ConcurrentHashMap<>();
    private final Outside outside;

    private TenantLocks(Outside outside) {
        this.outside = outside;
    }

    private interface Outside extends AutoCloseable {
        <T> T locked(PortalId id, Supplier<T> work);

        void sleep();

        @Override
        void close();
    }

    static TenantLocks of(StoreAddress address) {
        return of(address, SILENCE);
    }

    /** The same, with another time after which a process that gives no sign of life loses its locks on PostgreSQL. */
    static TenantLocks of(StoreAddress address, Duration silence) {
        return new TenantLocks(
                address instanceof StoreAddress.Sqlite sqlite
                        ? new Files(sqlite.file())
                        : new Advisory((StoreAddress.Postgresql) address, silence));
    }

    /** Gives no signs of life any more, as a process does that is suspended. */
    void sleep() {
        outside.sleep();
    }

    <T> T exclusively(PortalId id, Supplier<T> work) {
        ReentrantLock lock = own.computeIfAbsent(id, portal -> new ReentrantLock());
        boolean inside = lock.isHeldByCurrentThread();
        lock.lock();
        try {
            return inside ? work.get() : outside.locked(id, work);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        outside.close();
    }

    /** Locked files; portals that share a file wait for each other, which costs them a moment. */
    private record Files(Path database) implements Outside {

        @Override
        public <T> T locked(PortalId id, Supplier<T> work) {
            String name = "portals-" + Math.floorMod(id.hashCode(), FILES) + ".lock";
            ProcessLock held = ProcessLock.take(database, name, PATIENCE)
                    .orElseThrow(() -> new JournalException(
                            "Another process has been at portal " + id + " for " + PATIENCE.toSeconds()
                                    + " s. Try again, and stop that process if it hangs.",
                            new IllegalStateException("locked")));
            try {
                return work.get();
            } finally {
                held.close();
            }
        }

        @Override
        public void sleep() {
            // The operating system keeps these locks for as long as the process has them.
        }

        @Override
        public void close() {
            // Each lock is closed by whoever holds it.
        }
    }

    /**
     * Advisory locks on connections of their own: a thread that waits for a lock does not occupy a working connection.
     * Each belongs to a transaction that is kept alive while the work runs, so that the server releases the lock of a
     * node that sleeps or vanished.
     */
    private static final class Advisory implements Outside {

        private final Database locks;
        private final Map<PortalId, Connection> held = new ConcurrentHashMap<>();
        private final ScheduledExecutorService alive = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "imbot-locks");
            thread.setDaemon(true);
            return thread;
        });

        private final ScheduledFuture<?> signs;

        Advisory(StoreAddress.Postgresql address, Duration silence) {
            this.locks = Database.postgresql(address, 8, PATIENCE, new Database.Limits(silence, PATIENCE, PATIENCE));
            long pause = silence.toMillis() / 4;
            this.signs = alive.scheduleWithFixedDelay(this::keepAlive, pause, pause, TimeUnit.MILLISECONDS);
        }

        private void keepAlive() {
            held.forEach((id, connection) -> {
                try (Statement sign = connection.createStatement()) {
                    sign.execute("select 1");
                } catch (SQLException lost) {
                    if (held.remove(id, connection)) {
                        LOG.warn("Another node may work at portal {} now: {}.", id, Database.reason(lost));
                    }
                }
            });
        }

        @Override
        public <T> T locked(PortalId id, Supplier<T> work) {
            Connection connection = take(id);
            held.put(id, connection);
            try {
                return work.get();
            } finally {
                held.remove(id);
                giveBack(connection);
            }
        }

        private Connection take(PortalId id) {
            try {
                Connection connection = locks.pool().getConnection();
                try {
                    connection.setAutoCommit(false);
                    lock(connection, id);
                    return connection;
                } catch (SQLException failure) {
                    locks.pool().evictConnection(connection);
                    throw failure;
                }
            } catch (SQLException failure) {
                throw new JournalException(
                        "Cannot lock portal " + id + " in the store " + locks.shown() + ": " + Database.reason(failure)
                                + ". Check that the server runs; it is tried again by itself.",
                        failure);
            }
        }

        private void giveBack(Connection connection) {
            try (connection) {
                connection.rollback();
            } catch (SQLException failure) {
                // The lock goes with the connection.
                locks.pool().evictConnection(connection);
            }
        }

        private static void lock(Connection connection, PortalId id) throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("select pg_advisory_xact_lock(?, hashtext(?))")) {
                statement.setInt(1, SPACE);
                statement.setString(2, id.memberId());
                statement.execute();
            }
        }

        @Override
        public void sleep() {
            signs.cancel(false);
            alive.shutdownNow();
        }

        @Override
        public void close() {
            sleep();
            locks.close();
        }
    }
}
