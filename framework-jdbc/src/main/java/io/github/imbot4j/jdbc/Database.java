package io.github.imbot4j.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.imbot4j.delivery.JournalException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * A database: a pool of connections, with every storage failure reported as a {@link JournalException}.
 *
 * <p>Safe for use by several threads.
 */
final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * How long one connection to PostgreSQL may hold others up. The server ends what takes longer, so that a node that sleeps or
     * vanished inside a transaction holds no row, and a server that vanished holds no thread of this process.
     *
     * @param idle between two statements of one transaction
     * @param lock for a lock of somebody else; longer than {@code idle}, so that whoever waits for a node that sleeps succeeds
     * @param statement for one statement
     */
    record Limits(Duration idle, Duration lock, Duration statement) {

        /** Of the work on events and calls. */
        static final Limits JOURNAL = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));

        /** Of what changes tables, or deletes many rows, while a person waits. */
        static final Limits UPKEEP = new Limits(Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(10));

        private String sql() {
            return "set idle_in_transaction_session_timeout = " + idle.toMillis() + "; set lock_timeout = "
                    + lock.toMillis() + "; set statement_timeout = " + statement.toMillis();
        }
    }

    /** Of 4 KiB: the log grows to 32 MiB. */
    private static final int LOG_PAGES = 8_000;

    /** Of each connection, at most. */
    private static final int CACHE_KIB = 8_192;

    private final Dialect dialect;
    private final String shown;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final ExternalWriteDetector externalWriteDetector = new ExternalWriteDetector();
    private final StorageHealth health = new StorageHealth(System::nanoTime);
    private final Optional<SqliteFile> file;
    private Optional<Connection> anchor = Optional.empty();

    private Database(Dialect dialect, String shown, HikariDataSource pool, Optional<SqliteFile> file) {
        this.dialect = dialect;
        this.shown = shown;
        this.pool = pool;
        this.file = file;
        this.jdbi = Jdbi.create(pool);
        // The usual message has the statement's values in it: what people wrote.
        Statements.attach(jdbi);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(failure -> "");
    }

    /** Reaches the store; connects at first use. */
    static Database of(StoreAddress address, int connections) {
        return of(address, connections, PATIENCE);
    }

    /**
     * The same.
     *
     * @param patience how long to wait for a connection, and on SQLite for another program to let go
     */
    static Database of(StoreAddress address, int connections, Duration patience) {
        return address instanceof StoreAddress.Sqlite sqlite
                ? sqlite(sqlite.file(), sqlite.shown(), connections, patience)
                : postgresql((StoreAddress.Postgresql) address, connections, patience, Limits.JOURNAL);
    }

    /** Reaches the store to change its tables, or much at once. */
    static Database forUpkeep(StoreAddress address, int connections) {
        return address instanceof StoreAddress.Postgresql postgresql
                ? postgresql(postgresql, connections, PATIENCE, Limits.UPKEEP)
                : of(address, connections);
    }

    private static Database sqlite(Path file, String shown, int connections, Duration patience) {
        SQLiteConfig config = new SQLiteConfig();
        SqliteFile watched = new SqliteFile(file);
        watched.make();
        // One that is deleted meanwhile is not made again, empty.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Not NORMAL: what was answered with 200 has to survive a power cut.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout((int) patience.toMillis());
        // Rows live for milliseconds: the later the log is copied into the file, the fewer pages of it are copied.
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(LOG_PAGES));
        config.setCacheSize(-CACHE_KIB);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        HikariConfig pool = pool(connections, patience);
        pool.setDataSource(source);
        return new Database(Dialect.SQLITE, shown, new HikariDataSource(pool), Optional.of(watched));
    }

    static Database postgresql(StoreAddress.Postgresql address, int connections, Duration patience, Limits limits) {
        requireDriver();
        HikariConfig pool = pool(connections, patience);
        pool.setJdbcUrl(address.url());
        if (!address.user().isEmpty()) {
            pool.setUsername(address.user());
        }
        if (address.password().isPresent()) {
            pool.setPassword(address.password().reveal());
        }
        pool.addDataSourceProperty("ApplicationName", "imbot4j");
        pool.addDataSourceProperty("connectTimeout", "5");
        // A server that vanished without a word must not hold the journal for the minutes TCP takes.
        pool.addDataSourceProperty(
                "socketTimeout", Long.toString(limits.statement().toSeconds() + 2));
        pool.setConnectionInitSql(limits.sql());
        pool.setValidationTimeout(Duration.ofSeconds(2).toMillis());
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return new Database(Dialect.POSTGRESQL, address.shown(), new HikariDataSource(pool), Optional.empty());
    }

    private static HikariConfig pool(int connections, Duration patience) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("imbot4j");
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(patience.toMillis());
        // Connecting is tried when somebody needs it, who can say what it was for.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    /**
     * Has every further step fail once an SQLite file at its path is not the one that is open. A connection of its own stays open
     * until the end: SQLite deletes the files beside the database with the last one.
     */
    void hold() {
        if (file.isEmpty()) {
            return;
        }
        try {
            Connection connection = pool.getDataSource().getConnection();
            anchor = Optional.of(connection);
            try (Statement reading = connection.createStatement()) {
                reading.execute("select count(*) from sqlite_master");
            }
            file.get().hold();
        } catch (SQLException failure) {
            throw failed("open", new ConnectionException(failure));
        }
    }

    private void checkFile() {
        file.ifPresent(SqliteFile::check);
    }

    Dialect dialect() {
        return dialect;
    }

    String shown() {
        return shown;
    }

    HikariDataSource pool() {
        return pool;
    }

    /** What those who asked it found out about it. */
    StorageHealth health() {
        return health;
    }

    /** Tells when others wrote to it; only of use with SQLite. */
    ExternalWriteDetector strangers() {
        return externalWriteDetector;
    }

    /** Reads, each statement by itself. */
    <T> T read(Function<Handle, T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            checkFile();
            return jdbi.withHandle(work::apply);
        } catch (JdbiException | Statements.Failure failure) {
            throw failed("read", failure);
        } finally {
            keepInterrupt(interrupted);
        }
    }

    /** Does something as one transaction. */
    <T> T write(Function<Handle, T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            checkFile();
            T outcome = jdbi.inTransaction(work::apply);
            checkFile();
            return outcome;
        } catch (JdbiException | Statements.Failure failure) {
            throw failed("write", failure);
        } finally {
            keepInterrupt(interrupted);
        }
    }

    /** The pool gives nothing to an interrupted thread, which may be one whose last words these are. */
    private static void keepInterrupt(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was the values that were refused: no other try will do better. */
    private static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode() == SQLiteErrorCode.SQLITE_TOOBIG
                        || sqlite.getResultCode().name().startsWith("SQLITE_CONSTRAINT");
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }

    private RuntimeException failed(String what, RuntimeException failure) {
        if (isRefusal(failure)) {
            return new IllegalArgumentException("The store " + shown + " does not take what it was given: "
                    + reason(failure) + ". Make it shorter, and leave out the character U+0000.");
        }
        String remedy = dialect == Dialect.SQLITE
                ? "Check the space and the rights of its disk"
                : "Check that the server runs and lets this user in";
        String seen = diagnosis().map(wrong -> "; " + wrong).orElse("");
        return new JournalException(
                "Cannot " + what + " the store " + shown + ": " + reason(failure) + seen + ". " + remedy
                        + "; work goes on by itself when it can be used again.",
                failure);
    }

    /** What is wrong with an SQLite file or its folder, as far as can be seen. */
    Optional<String> diagnosis() {
        return file.flatMap(SqliteFile::diagnosis);
    }

    /** The words of the database, without the statement. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getMessage() != null) {
                Throwable root = sql.getCause() instanceof SQLException deeper ? deeper : sql;
                return String.valueOf(root.getMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst("[.\\s]+$", "");
            }
        }
        return failure.getClass().getSimpleName();
    }

    @Override
    public void close() {
        pool.close();
        anchor.ifPresent(Database::close);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException harmless) {
            // Everything was committed or is rolled back.
        }
    }

    /** Few need it, so it does not come by itself. */
    private static void requireDriver() {
        try {
            Class.forName("org.postgresql.Driver", false, Database.class.getClassLoader());
            Class.forName(
                    "org.flywaydb.database.postgresql.PostgreSQLDatabaseType", false, Database.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new StoreException("A store on PostgreSQL needs its driver, and " + missing.getMessage()
                    + " is not on the class path. Add the dependencies org.postgresql:postgresql and"
                    + " org.flywaydb:flyway-database-postgresql; imbot4j-bom has their versions.");
        }
    }
}
