package io.github.imbot4j;

import io.github.imbot4j.delivery.EventLog;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryPendingInstalls;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.PendingInstalls;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.ratelimit.MemoryRequestQuota;
import io.github.imbot4j.ratelimit.RequestQuota;
import io.github.imbot4j.registration.Ledgers;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpTransport;
import java.time.Clock;

/**
 * The infrastructure the bots run on: stores, the journal, the network, time. Each part has a fake or an in-memory
 * version. Journal, network and time are closed with the running bots.
 *
 * @param tenants the verified installs
 * @param ledgers what was registered where
 * @param events where the events of posts are stored before they are answered with 200
 * @param journal the inbox and outbox
 * @param http how portals and OAuth servers are posted to
 * @param time how it passes
 * @param allowance how much each portal may be sent
 * @param pendingInstalls installs that were accepted and are not proven yet
 */
public record Infrastructure(
        Tenants tenants,
        Ledgers ledgers,
        EventLog events,
        Journal journal,
        Http http,
        TimeSource time,
        RequestQuota allowance,
        PendingInstalls pendingInstalls) {

    /** Stores the events of posts in the journal itself. */
    public Infrastructure(
            Tenants tenants,
            Ledgers ledgers,
            Journal journal,
            Http http,
            TimeSource time,
            RequestQuota allowance,
            PendingInstalls pendingInstalls) {
        this(tenants, ledgers, journal, journal, http, time, allowance, pendingInstalls);
    }

    /** Forgets with the process which installs it has accepted and not proven. */
    public Infrastructure(
            Tenants tenants, Ledgers ledgers, Journal journal, Http http, TimeSource time, RequestQuota allowance) {
        this(tenants, ledgers, journal, http, time, allowance, new MemoryPendingInstalls());
    }

    /** Counts for this process only what portals may be sent. */
    public Infrastructure(Tenants tenants, Ledgers ledgers, Journal journal, Http http, TimeSource time) {
        this(tenants, ledgers, journal, http, time, new MemoryRequestQuota(time.steady()));
    }

    /** Lets time pass as it does on this machine, whatever the clock shows. */
    public Infrastructure(Tenants tenants, Ledgers ledgers, Journal journal, Http http, Clock clock) {
        this(tenants, ledgers, journal, http, TimeSource.real(clock));
    }

    /** For every decision about time. */
    public Clock clock() {
        return time.clock();
    }

    /** Keeps everything in memory: for tests, and to try a bot out. */
    public static Infrastructure inMemory(AppSettings settings) {
        TimeSource timeSource = TimeSource.real();
        Http http = new HttpTransport(new EndpointPolicy(settings.allowPrivatePortals()));
        return new Infrastructure(
                new MemoryTenants(),
                new MemoryLedgers(),
                new MemoryJournal(timeSource.clock(), timeSource.steady()),
                http,
                timeSource);
    }

    /** The same with another network, such as a stand-in. */
    public Infrastructure with(Http other) {
        return new Infrastructure(tenants, ledgers, events, journal, other, time, allowance, pendingInstalls);
    }

    /**
     * The same with an event log of its own, such as a message broker's: the events of posts are stored there, and whoever reads it
     * {@linkplain EventLog#accept puts} them into the journal, with as many nodes as there are.
     */
    public Infrastructure with(EventLog other) {
        return new Infrastructure(tenants, ledgers, other, journal, http, time, allowance, pendingInstalls);
    }
}
