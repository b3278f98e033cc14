package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.install.MemoryPendingInstalls;
import io.github.imbot4j.install.PendingInstalls;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.RequestQuota;
import io.github.imbot4j.registration.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store: an SQLite file of one process, or a PostgreSQL database shared by several nodes. It contains everything of
 * the framework that must survive the process.
 *
 * <p>Safe for use by several threads.
 */
public final class JdbcStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);
    private static final int CONNECTIONS = 8;
    private static final String OWNER = "lock";

    private final Database database;
    private final TenantLocks locks;
    private final KeyRing keys;
    private final JdbcTenants tenants;
    private final JdbcLedgers ledgers;
    private final Clock clock;
    private final Optional<ProcessLock> owner;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Optional<JdbcJournal> journal = Optional.empty();

    private JdbcStore(Database database, TenantLocks locks, KeyRing keys, Clock clock, Optional<ProcessLock> owner) {
        this.database = database;
        this.locks = locks;
        this.keys = keys;
        this.tenants = new JdbcTenants(database, keys, locks);
        this.ledgers = new JdbcLedgers(database);
        this.clock = clock;
        this.owner = owner;
    }

    /**
     * The location of a store, and the files that belong to it.
     *
     * @param address {@code sqlite:FILE} or {@code postgresql://user@host/database}
     * @param directory what a relative path starts from
     * @param data the folder that has the key file of a PostgreSQL store
     * @param environment for {@code IMBOT_KEY}, {@code PGUSER} and {@code PGPASSWORD}
     */
    public record Place(String address, Path directory, Path data, Map<String, String> environment) {

        public Place {
            environment = Map.copyOf(environment);
        }

        private StoreAddress parsed() {
            return StoreAddress.of(address, directory, environment);
        }

        private Path keyFile() {
            return parsed() instanceof StoreAddress.Sqlite sqlite
                    ? sqlite.file().resolveSibling("imbot.key")
                    : data.resolve("imbot.key");
        }

        /** Leaves out what may be secret. */
        @Override
        public String toString() {
            return parsed().shown();
        }
    }

    /**
     * Tells who besides the owner may get at what is kept on this machine.
     *
     * @return one line for each folder and file that lets others in, with the remedy; empty when all is well, or nothing is there yet
     */
    public static List<String> exposure(Place place) {
        if (place.parsed() instanceof StoreAddress.Sqlite sqlite) {
            return SqliteFile.exposure(sqlite.file());
        }
        return Files.exists(place.keyFile()) ? SqliteFile.exposure(place.keyFile()) : List.of();
    }

    /**
     * Opens a store to work at it: creates and migrates what is missing, and begins to take work up.
     *
     * @throws StoreException when it cannot be opened: what, where, remedy
     */
    public static JdbcStore open(Place place, Clock clock) {
        return open(place, clock, JournalSettings.standard());
    }

    /** Opens a store as {@link #open(Place, Clock)} does, with a journal of other measures. */
    public static JdbcStore open(Place place, Clock clock, JournalSettings settings) {
        StoreAddress address = place.parsed();
        Optional<ProcessLock> owner = Optional.empty();
        if (address instanceof StoreAddress.Sqlite sqlite) {
            makeFolder(sqlite.file().toAbsolutePath().resolveSibling(""));
            owner = Optional.of(own(sqlite));
        } else {
            makeFolder(place.data().toAbsolutePath());
        }
        JdbcStore store = prepare(place, address, clock, owner);
        try {
            exposure(place).forEach(LOG::warn);
            store.database.hold();
            store.tenants.all();
            store.journal = Optional.of(JdbcJournal.start(store.database, clock, settings));
            return store;
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    /**
     * Opens a store to look at it or to change single things, whether or not a program works at it.
     *
     * @throws StoreException when there is none yet, or it is of another version
     */
    public static JdbcStore visit(Place place, Clock clock) {
        StoreAddress address = place.parsed();
        if (address instanceof StoreAddress.Sqlite sqlite && !Files.exists(sqlite.file())) {
            throw new StoreException("There is no store at " + sqlite.shown()
                    + " yet. Start the program with \"run\" once, or name another with --store or IMBOT_STORE.");
        }
        Database database = Database.forUpkeep(address, 2);
        try {
            new Schema(database).require();
            return new JdbcStore(
                    database,
                    TenantLocks.of(address),
                    new KeyRing(KeySource.of(place.environment().getOrDefault(KeyRing.VARIABLE, ""), place.keyFile())),
                    clock,
                    Optional.empty());
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private static JdbcStore prepare(Place place, StoreAddress address, Clock clock, Optional<ProcessLock> owner) {
        Database database = Database.of(address, CONNECTIONS);
        try {
            migrate(address, database);
            KeyRing keys =
                    new KeyRing(KeySource.of(place.environment().getOrDefault(KeyRing.VARIABLE, ""), place.keyFile()));
            return new JdbcStore(database, TenantLocks.of(address), keys, clock, owner);
        } catch (RuntimeException failure) {
            database.close();
            owner.ifPresent(ProcessLock::close);
            throw failure;
        }
    }

    /** On PostgreSQL through connections of its own: the tool's lock is a transaction that sleeps while tables are changed. */
    private static void migrate(StoreAddress address, Database database) {
        if (address instanceof StoreAddress.Sqlite) {
            new Schema(database).migrate();
            return;
        }
        try (Database upkeep = Database.forUpkeep(address, 2)) {
            new Schema(upkeep).migrate();
        }
    }

    private static ProcessLock own(StoreAddress.Sqlite sqlite) {
        return ProcessLock.take(sqlite.file(), OWNER, Duration.ofMillis(500))
                .orElseThrow(() -> new StoreException("Another process works at the store " + sqlite.shown()
                        + ". Stop it first, give this one a store of its own with --store or IMBOT_STORE, or use PostgreSQL,"
                        + " which several processes can share."));
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder, SqliteFile.ownerOnly(folder, "rwx------"));
        } catch (IOException failure) {
            throw new StoreException(
                    "Cannot use the folder \"" + folder + "\" ("
                            + failure.getClass().getSimpleName()
                            + "): make it a folder this process may write to, or name another with --store or --data.",
                    failure);
        }
    }

    /**
     * The journal; closing it ends the giving out of work, closing the store the rest. Of a store that is only visited it is an empty
     * one in memory: what works at such a store is no bot.
     */
    public Journal journal() {
        return journal.<Journal>map(own -> own).orElseGet(() -> new MemoryJournal(clock));
    }

    /** What the journal keeps, for people. */
    public JournalRecords records() {
        return journal.map(JdbcJournal::records).orElseGet(() -> new JdbcRecords(database, clock));
    }

    /** The verified installs. */
    public Tenants tenants() {
        return tenants;
    }

    /** The installs that were accepted and are not proven yet; of a store that is only visited there are none to be worked on. */
    public PendingInstalls pendingInstalls() {
        return journal.<PendingInstalls>map(own -> new JdbcPendingInstalls(database, keys, own.writer(), clock))
                .orElseGet(MemoryPendingInstalls::new);
    }

    /** What was registered where. */
    public Ledgers ledgers() {
        return ledgers;
    }

    /** The buckets that several nodes share; empty where one process has the store to itself, and memory will do. */
    public Optional<RequestQuota> allowance() {
        return database.dialect().isShared() ? Optional.of(new JdbcRequestQuota(database)) : Optional.empty();
    }

    /** Where it is, for people: without a password. */
    public String shown() {
        return database.shown();
    }

    /** The keys that tokens are encrypted with. */
    public KeyRing keys() {
        return keys;
    }

    /**
     * Encrypts with the newest key every token that was encrypted with an older one.
     *
     * @return how many
     */
    public int rotate() {
        return tenants.rotate()
                + database.write(store -> JdbcPendingInstalls.rotate(
                        store, keys, database.dialect().isShared()));
    }

    /**
     * Forgets a portal: its install, its tokens, what was registered there, and everything the journal has of it.
     *
     * @return whether it was known
     */
    public boolean forget(PortalId portal) {
        try {
            return tenants.delete(portal);
        } finally {
            ledgers.forget();
        }
    }

    /** Leaves what is not done to the next process, and lets go of the database. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            journal.ifPresent(JdbcJournal::end);
        } finally {
            letGo();
        }
    }

    private void letGo() {
        locks.close();
        database.close();
        owner.ifPresent(ProcessLock::close);
    }

    /** Stops as a crash would. */
    void abandon() {
        journal.ifPresent(JdbcJournal::abandon);
        letGo();
    }
}
