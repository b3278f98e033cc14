package io.github.imbot4j.benchmarks;

import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A journal to be measured, with what belongs to it. */
sealed interface JournalSubject {

    /** A measurement with this infrastructure. */
    interface Measuring {
        JournalResult measure(Infrastructure infrastructure) throws Exception;
    }

    String name();

    /** Opens it, empty, for one measurement. */
    JournalResult open(Http network, Measuring measuring) throws Exception;

    /** Everything in memory. */
    record Memory() implements JournalSubject {

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public JournalResult open(Http network, Measuring measuring) throws Exception {
            Clock clock = Clock.systemUTC();
            return measuring.measure(new Infrastructure(
                    new MemoryTenants(), new MemoryLedgers(), new MemoryJournal(clock), network, clock));
        }
    }

    /** A new SQLite file each time. */
    record Sqlite() implements JournalSubject {

        @Override
        public String name() {
            return "SQLite";
        }

        @Override
        public JournalResult open(Http network, Measuring measuring) throws Exception {
            Path directory = Files.createTempDirectory("journal");
            try {
                return stored("sqlite:" + directory.resolve("imbot.db"), directory, network, measuring);
            } finally {
                empty(directory);
            }
        }
    }

    /** A database that has nothing else in it. */
    record Postgresql(String address) implements JournalSubject {

        @Override
        public String name() {
            return "PostgreSQL";
        }

        @Override
        public JournalResult open(Http network, Measuring measuring) throws Exception {
            Path directory = Files.createTempDirectory("journal");
            try {
                return stored(address, directory, network, measuring);
            } finally {
                empty(directory);
            }
        }
    }

    private static JournalResult stored(String address, Path directory, Http network, Measuring measuring)
            throws Exception {
        Clock clock = Clock.systemUTC();
        JdbcStore.Place place = new JdbcStore.Place(address, directory, directory, Map.of());
        try (JdbcStore store = JdbcStore.open(place, clock)) {
            JournalResult result = measuring.measure(
                    new Infrastructure(store.tenants(), store.ledgers(), store.journal(), network, clock));
            store.tenants().all().forEach(tenant -> store.forget(tenant.id()));
            return result;
        }
    }

    private static void empty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
