package io.github.imbot4j;

import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.registration.Ledgers;
import io.github.imbot4j.rest.Http;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Hold what the bots reach the world through: stores, the journal, the network, the clock. Each has a fake or an in-memory version.
 *
 * @param tenants the verified installs
 * @param ledgers what was registered where
 * @param journal the inbox and outbox; closed with the running bots
 * @param http how portals and OAuth servers are posted to
 * @param clock for every decision about time
 */
public record Ports(Tenants tenants, Ledgers ledgers, Journal journal, Http http, Clock clock) {

    /** Keeps everything in memory: for tests, and to try a bot out. */
    @SuppressWarnings("DoNotCallSuggester") // until the stores are there
    public static Ports inMemory(AppSettings settings) {
        throw new UnsupportedOperationException(settings.clientId());
    }

    /** Keeps installs and ledgers in a directory, made when it is missing; the journal stays in memory. */
    @SuppressWarnings("DoNotCallSuggester") // until the stores are there
    public static Ports files(Path directory, AppSettings settings) {
        throw new UnsupportedOperationException(directory + settings.clientId());
    }
}
