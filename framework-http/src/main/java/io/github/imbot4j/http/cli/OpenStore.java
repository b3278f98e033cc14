package io.github.imbot4j.http.cli;

import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.TimeSource;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.jdbc.JournalSettings;
import io.github.imbot4j.jdbc.StoreException;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.ratelimit.MemoryRequestQuota;
import io.github.imbot4j.ratelimit.RequestQuota;
import io.github.imbot4j.rest.HttpTransport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The opened store of the settings: in a database, or in memory. */
final class OpenStore implements AutoCloseable {

    /** What {@code --store} says for keeping nothing. */
    static final String MEMORY = "memory";

    private final Optional<JdbcStore> database;

    private OpenStore(Optional<JdbcStore> database) {
        this.database = database;
    }

    /**
     * Opens it to work at it.
     *
     * @throws SettingsException when it cannot be used
     */
    static OpenStore open(CliContext around, Settings settings) {
        if (settings.text(Setting.STORE).equals(MEMORY)) {
            return new OpenStore(Optional.empty());
        }
        try {
            return new OpenStore(
                    Optional.of(JdbcStore.open(place(around, settings), Clock.systemUTC(), measures(settings))));
        } catch (UncheckedIOException unusable) {
            throw new SettingsException(String.valueOf(unusable.getMessage()));
        } catch (StoreException unusable) {
            throw new SettingsException(unusable.getMessage()
                    + (settings.text(Setting.STORE).isEmpty()
                            ? " The store is in the folder of " + Setting.DATA.flag() + " (" + Setting.DATA.variable()
                                    + ")."
                            : ""));
        }
    }

    private static JournalSettings measures(Settings settings) {
        return JournalSettings.standard().with(capacity(settings)).with(lease(settings));
    }

    static int capacity(Settings settings) {
        return settings.number(Setting.CAPACITY, 1, 100_000_000);
    }

    static Duration lease(Settings settings) {
        return settings.time(Setting.LEASE, Duration.ofSeconds(2), Duration.ofHours(1));
    }

    /**
     * Opens it to look at it or to change single things, while a program works at it or not.
     *
     * @throws SettingsException when there is none, or it cannot be used
     */
    static JdbcStore visit(CliContext around, Settings settings) {
        if (settings.text(Setting.STORE).equals(MEMORY)) {
            throw new SettingsException(
                    "The store \"memory\" exists only inside its process. Name the database with --store or"
                            + " IMBOT_STORE.");
        }
        try {
            return JdbcStore.visit(place(around, settings), Clock.systemUTC());
        } catch (StoreException unusable) {
            throw new SettingsException(String.valueOf(unusable.getMessage()));
        }
    }

    /** Who besides the owner may get at the store, one line each; empty for one in memory. */
    static List<String> exposure(CliContext around, Settings settings) {
        if (settings.text(Setting.STORE).equals(MEMORY)) {
            return List.of();
        }
        try {
            return JdbcStore.exposure(place(around, settings));
        } catch (StoreException unusable) {
            return List.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static JdbcStore.Place place(CliContext around, Settings settings) {
        Path data = settings.path(Setting.DATA);
        String said = settings.text(Setting.STORE);
        return new JdbcStore.Place(
                said.isEmpty() ? "sqlite:" + data.resolve("imbot.db") : said,
                around.directory(),
                data,
                around.environment());
    }

    /** What the bots reach the world through. */
    Infrastructure ports(AppSettings app) {
        return database.map(store -> ports(store, app)).orElseGet(() -> Infrastructure.inMemory(app));
    }

    /** The ports over a database; of a store that is only visited the journal has to stay unused. */
    static Infrastructure ports(JdbcStore store, AppSettings app) {
        TimeSource timeSource = TimeSource.real();
        RequestQuota requestQuota = store.allowance().orElseGet(() -> new MemoryRequestQuota(timeSource.steady()));
        return new Infrastructure(
                store.tenants(),
                store.ledgers(),
                store.journal(),
                new HttpTransport(new EndpointPolicy(app.allowPrivatePortals())),
                timeSource,
                requestQuota,
                store.pendingInstalls());
    }

    /** For people. */
    String shown() {
        return database.map(JdbcStore::shown)
                .orElse("memory: everything, installs included, is lost when the program ends");
    }

    @Override
    public void close() {
        database.ifPresent(JdbcStore::close);
    }
}
