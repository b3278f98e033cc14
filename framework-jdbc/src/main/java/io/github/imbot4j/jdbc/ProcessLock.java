package io.github.imbot4j.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A lock between processes: the exclusive lock of an empty SQLite file beside the database. The operating system
 * releases it when the process dies, in any way. Java's own file locks are not suitable: closing any channel of a file
 * releases all locks the process has on it.
 */
final class ProcessLock implements AutoCloseable {

    private final Connection connection;

    private ProcessLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock of that name.
     *
     * @param name told apart from others of one database
     * @param wait how long to wait for whoever has it
     * @return empty when somebody has it still
     */
    static Optional<ProcessLock> take(Path database, String name, Duration wait) {
        Path file = database.resolveSibling(database.getFileName() + "." + name);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) wait.toMillis());
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        SqliteFile.make(file);
        Connection connection = null;
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement begin = connection.createStatement()) {
                begin.execute("begin exclusive");
            }
            return Optional.of(new ProcessLock(connection));
        } catch (SQLiteException failure) {
            close(connection);
            if (failure.getResultCode() == SQLiteErrorCode.SQLITE_BUSY) {
                return Optional.empty();
            }
            throw unusable(file, failure);
        } catch (SQLException failure) {
            close(connection);
            throw unusable(file, failure);
        }
    }

    private static StoreException unusable(Path file, SQLException failure) {
        return new StoreException(
                "Cannot lock \"" + file + "\": " + failure.getMessage()
                        + ". Put the database into a folder on a local disk that this process may write to.",
                failure);
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(@org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException harmless) {
            // Nothing was written; the lock goes with the connection.
        }
    }
}
