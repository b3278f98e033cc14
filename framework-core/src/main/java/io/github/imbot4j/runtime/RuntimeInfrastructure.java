package io.github.imbot4j.runtime;

import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.EventLog;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.install.PendingInstalls;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.ratelimit.RequestQuota;
import io.github.imbot4j.registration.Ledgers;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.Sleeper;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * The stores, clients and clocks that the {@link BotRuntime} works with.
 *
 * @param events takes the events of posts; the journal itself, or what feeds it
 * @param pendingInstalls what was accepted of strangers and is not proven
 * @param client posts to portals over {@code http}
 * @param allowance how much portals may be sent
 * @param steady measures waits
 * @param sleeper waits for it
 * @param threads run everything that blocks; closed with the runtime
 * @param later does what has to wait
 * @param incidents is told of what goes wrong meanwhile
 */
public record RuntimeInfrastructure(
        Tenants tenants,
        Ledgers ledgers,
        EventLog events,
        Journal journal,
        PendingInstalls pendingInstalls,
        Http http,
        RestClient client,
        RequestQuota allowance,
        Clock clock,
        Clock steady,
        Sleeper sleeper,
        WorkerThreads threads,
        Scheduler later,
        Consumer<Incident> incidents) {}
