package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.portal.PortalId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Let one thread of one process do something about a tenant. Threads of this process queue for it here, so that each portal holds
 * one lock of the outside at most: an advisory lock on PostgreSQL, a locked file beside an SQLite database. Both go with the
 * process that holds them.
 *
 * <p>Safe for use by several threads.
 */
final class TenantLocks implements AutoCloseable {

    /** Longer than a refresh of tokens takes, tries and all. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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

        @Override
        void close();
    }

    static TenantLocks of(StoreAddress address) {
        return new TenantLocks(
                address instanceof StoreAddress.Sqlite sqlite
                        ? new Files(sqlite.file())
                        : new Advisory(Database.postgresql((StoreAddress.Postgresql) address, 8, PATIENCE)));
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

    /** Locked files; portals that share one wait for each other, which costs them a moment. */
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
        public void close() {
            // Each lock is closed by whoever holds it.
        }
    }

    /** Advisory locks on connections of their own: whoever waits for a lock takes nobody a connection to work with. */
    private record Advisory(Database locks) implements Outside {

        @Override
        public <T> T locked(PortalId id, Supplier<T> work) {
            Connection connection = take(id);
            try {
                return work.get();
            } finally {
                giveBack(connection, id);
            }
        }

        private Connection take(PortalId id) {
            try {
                Connection connection = locks.pool().getConnection();
                try {
                    run(connection, "select pg_advisory_lock(?, hashtext(?))", id);
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

        private void giveBack(Connection connection, PortalId id) {
            try (connection) {
                run(connection, "select pg_advisory_unlock(?, hashtext(?))", id);
            } catch (SQLException failure) {
                // The lock goes with the connection.
                locks.pool().evictConnection(connection);
            }
        }

        private static void run(Connection connection, String sql, PortalId id) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, SPACE);
                statement.setString(2, id.memberId());
                statement.execute();
            }
        }

        @Override
        public void close() {
            locks.close();
        }
    }
}
