package io.github.imbot4j.jdbc;

import io.github.imbot4j.rest.Sleeper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Hold a journal with its database, for tests of the journal alone. */
record OpenJournal(Database database, JdbcJournal journal) implements AutoCloseable {

    static OpenJournal sqlite(Path file, Clock clock, int capacity) {
        return open(new StoreAddress.Sqlite(file, "sqlite:" + file), clock, capacity, Duration.ofSeconds(10));
    }

    /** One that waits only so long for a file that another program has locked. */
    static OpenJournal sqlite(Path file, Clock clock, Duration patience) {
        return sqlite(file, clock, patience, Sleeper.real());
    }

    /** The same, waiting in another way between two tries to end something. */
    static OpenJournal sqlite(Path file, Clock clock, Duration patience, Sleeper sleeper) {
        StoreAddress address = new StoreAddress.Sqlite(file, "sqlite:" + file);
        return open(Database.of(address, 6, patience), clock, 1_000, Duration.ofSeconds(10), sleeper);
    }

    static OpenJournal postgresql(String url, Clock clock, int capacity, Duration lease) {
        return open(StoreAddress.of(url, Path.of(""), Map.of()), clock, capacity, lease);
    }

    /** What is set for the connection holds for everything. */
    static OpenJournal sqliteOnOneConnection(Path file, Clock clock, Sleeper sleeper) {
        StoreAddress address = new StoreAddress.Sqlite(file, "sqlite:" + file);
        return open(Database.of(address, 1), clock, 1_000_000, Duration.ofSeconds(10), sleeper);
    }

    private static OpenJournal open(StoreAddress address, Clock clock, int capacity, Duration lease) {
        return open(Database.of(address, 6), clock, capacity, lease);
    }

    private static OpenJournal open(Database database, Clock clock, int capacity, Duration lease) {
        return open(database, clock, capacity, lease, Sleeper.real());
    }

    private static OpenJournal open(Database database, Clock clock, int capacity, Duration lease, Sleeper sleeper) {
        new Schema(database).migrate();
        database.hold();
        return new OpenJournal(
                database, JdbcJournal.start(database, clock, new JournalSettings(capacity, lease, "test"), sleeper));
    }

    /** Stops as a crash would. */
    void abandon() {
        journal.abandon();
        database.close();
    }

    @Override
    public void close() {
        if (!database.pool().isClosed()) {
            journal.end();
            database.close();
        }
    }
}
