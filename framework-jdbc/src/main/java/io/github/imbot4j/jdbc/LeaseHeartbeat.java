package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The heartbeat of a node on PostgreSQL, which also detects nodes that have stopped and listens for work. On SQLite,
 * where one process has the database to itself, it does nothing.
 */
final class LeaseHeartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseHeartbeat.class);

    private final Database database;
    private final Membership membership;
    private final Runnable lose;
    private final Runnable poke;
    private final Runnable wake;
    private final Duration beat;
    private final Thread pulse = new Thread(this::live, "imbot-lease");
    private final Thread ear = new Thread(this::listen, "imbot-listen");
    private volatile boolean closed;

    /**
     * Does nothing yet.
     *
     * @param lose told when the lease is lost
     * @param poke told when there may be work for this process
     * @param wake told when the lease was doubtful and is not any more
     */
    LeaseHeartbeat(Database database, Membership membership, Runnable lose, Runnable poke, Runnable wake) {
        this.database = database;
        this.membership = membership;
        this.lose = lose;
        this.poke = poke;
        this.wake = wake;
        this.beat = membership.beat();
    }

    void start() {
        if (database.dialect().isShared()) {
            pulse.setDaemon(true);
            ear.setDaemon(true);
            pulse.start();
            ear.start();
        }
    }

    private void live() {
        while (!closed && rest(beat)) {
            try {
                boolean wasStale = membership.isStale();
                if (membership.node() != 0 && !membership.renew()) {
                    LOG.error("{}", membership.lost().getMessage());
                    lose.run();
                } else if (wasStale) {
                    wake.run();
                }
                if (membership.takeOver()) {
                    poke.run();
                }
            } catch (JournalException unreachable) {
                if (!closed) {
                    LOG.warn("Could not renew this node's lease. {}", unreachable.getMessage());
                }
            } catch (RuntimeException bug) {
                LOG.error("Renewing the lease failed; please report it.", bug);
            }
        }
    }

    private void listen() {
        while (!closed) {
            try (Connection connection = database.pool().getConnection()) {
                listen(connection);
            } catch (SQLException lost) {
                LOG.debug("Not listening for a moment.", lost);
                rest(beat);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement listen = connection.createStatement()) {
            listen.execute("listen " + Notices.CHANNEL);
        }
        PGConnection driver = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notices = driver.getNotifications((int) Math.max(100, beat.toMillis()));
            if (notices != null && concernsUs(notices)) {
                poke.run();
            }
        }
    }

    private boolean concernsUs(PGNotification[] notices) {
        for (PGNotification notice : notices) {
            if (notice.getParameter().equals("0") || notice.getParameter().equals(Long.toString(membership.node()))) {
                return true;
            }
        }
        return false;
    }

    private boolean rest(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return !closed;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        pulse.interrupt();
        ear.interrupt();
    }
}
