package io.github.imbot4j.http.cli;

import io.github.imbot4j.Ports;
import io.github.imbot4j.Time;
import io.github.imbot4j.delivery.Allowance;
import io.github.imbot4j.delivery.MemoryAllowance;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.jdbc.JournalSettings;
import io.github.imbot4j.jdbc.StoreException;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.rest.HttpTransport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hold the store the settings name: in a database, or in memory. */
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
    static OpenStore open(Surroundings around, Settings settings) {
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
    static JdbcStore visit(Surroundings around, Settings settings) {
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
    static List<String> exposure(Surroundings around, Settings settings) {
        if (settings.text(Setting.STORE).equals(MEMORY)) {
            return List.of();
        }
        try {
            return JdbcStore.exposure(place(around, settings));
        } catch (StoreException unusable) {
            return List.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static JdbcStore.Place place(Surroundings around, Settings settings) {
        Path data = settings.path(Setting.DATA);
        String said = settings.text(Setting.STORE);
        return new JdbcStore.Place(
                said.isEmpty() ? "sqlite:" + data.resolve("imbot.db") : said,
                around.directory(),
                data,
                around.environment());
    }

    /** What the bots reach the world through. */
    Ports ports(AppSettings app) {
        return database.map(store -> ports(store, app)).orElseGet(() -> Ports.inMemory(app));
    }

    /** The ports over a database; of a store that is only visited the journal has to stay unused. */
    static Ports ports(JdbcStore store, AppSettings app) {
        Time time = Time.real();
        Allowance allowance = store.allowance().orElseGet(() -> new MemoryAllowance(time.steady()));
        return new Ports(
                store.tenants(),
                store.ledgers(),
                store.journal(),
                new HttpTransport(new EndpointPolicy(app.allowPrivatePortals())),
                time,
                allowance,
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
