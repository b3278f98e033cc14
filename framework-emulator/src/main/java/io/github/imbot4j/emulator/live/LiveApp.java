package io.github.imbot4j.emulator.live;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Health;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.http.server.BotServer;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.registration.Ledgers;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.HttpTransport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The bots of an application against an emulated portal, over HTTP on loopback: their server listens on a free port,
 * and the app's card on the portal points there. Everything is kept in memory; the clock is the portal's.
 *
 * <p>Safe for use by several threads.
 */
public final class LiveApp implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final String HOST = "127.0.0.1";

    private final EmulatedPortal portal;
    private final AppSettings settings;
    private final App card;
    private final Starting starting;
    private final Tenants tenants = new MemoryTenants();
    private final Ledgers ledgers = new MemoryLedgers();
    private final BotServer server;
    private volatile Bots bots;
    private volatile RunningBots running;

    @FunctionalInterface
    private interface Starting {

        RunningBots start(Bots bots, AppSettings settings, Infrastructure infrastructure);
    }

    private LiveApp(EmulatedPortal portal, Bots bots, Starting starting) {
        URI address = URI.create("http://" + HOST + ":" + freePort());
        this.portal = portal;
        this.starting = starting;
        this.card = portal.apps().add("Bots", address + AppSettings.EVENT_PATH);
        this.settings = new AppSettings(
                card.clientId(), Secret.of(card.clientSecret()), address, List.of(portal.oauthServer()), true);
        this.bots = bots;
        this.running = starting.start(bots, settings, ports());
        this.server = BotServer.start(running, HOST, address.getPort());
    }

    /**
     * Starts the bots; the app is not installed yet.
     *
     * @param incidents told of what goes wrong with an event
     */
    public static LiveApp start(EmulatedPortal portal, Bots bots, Consumer<Incident> incidents) {
        return new LiveApp(
                portal, bots, (next, settings, infrastructure) -> next.start(settings, infrastructure, incidents));
    }

    /** Starts the bots as {@link #start(EmulatedPortal, Bots, Consumer)} does; what goes wrong is logged. */
    public static LiveApp start(EmulatedPortal portal, Bots bots) {
        return new LiveApp(
                portal,
                bots,
                (next, settings, infrastructure) ->
                        next.start(settings, infrastructure, Bots.logged(failures(portal))));
    }

    /** Shows on the portal's page what goes wrong with an event. */
    private static Consumer<Incident> failures(EmulatedPortal portal) {
        return incident -> {
            if (incident instanceof Incident.HandlerFailed failed) {
                StringWriter trace = new StringWriter();
                failed.cause().printStackTrace(new PrintWriter(trace));
                boolean ofBot = failed.event() instanceof BotEvent;
                portal.showFailure(
                        ofBot ? ((BotEvent) failed.event()).bot().code() : "",
                        failed.event() instanceof DialogEvent there
                                ? there.dialog().id()
                                : "",
                        failed.summary(),
                        trace.toString());
            } else if (incident instanceof Incident.CallDropped dropped) {
                portal.showFailure(
                        dropped.call().lane().bot(), dropped.call().lane().dialog(), dropped.summary(), "");
            } else if (incident instanceof Incident.OutcomeUnknown unknown) {
                portal.showFailure(
                        unknown.call().lane().bot(), unknown.call().lane().dialog(), unknown.summary(), "");
            }
        };
    }

    /** The app on the portal, as it is now. */
    public App card() {
        return portal.state().apps().find(card.clientId()).orElse(card);
    }

    /** Where the bots listen. */
    public URI address() {
        return settings.publicUrl();
    }

    /** The bots that run now, started. */
    public RunningBots running() {
        return running;
    }

    /** The bots that run now. */
    public List<BotModel> models() {
        return bots.models();
    }

    /**
     * Has an administrator install the app, and waits until its bots are registered.
     *
     * @return whether they are
     */
    public boolean install(long adminId, Duration atMost) {
        portal.apps().install(card.clientId(), adminId);
        return await(this::isRegistered, atMost);
    }

    /** Whether every bot and every command is on the portal, with the handlers bound last. */
    public boolean isRegistered() {
        return card().installed()
                && models().stream().allMatch(this::isRegistered)
                && portal.state()
                        .handlers()
                        .first(handler -> handler.event().equals("ONAPPUNINSTALL"))
                        .isPresent();
    }

    private boolean isRegistered(BotModel model) {
        return portal.state()
                .hasBot(
                        model.code(),
                        model.registered().stream().map(CommandModel::name).toList());
    }

    /**
     * Waits until nothing is posted any more and the bots have done what they were told.
     *
     * @return whether that came about in time
     */
    public boolean awaitQuiet(Duration atMost) {
        return await(this::isQuiet, atMost);
    }

    /** An event counts as the bots' before the portal counts it as posted, so the portal is asked first. */
    private boolean isQuiet() {
        if (!portal.events().isIdle()) {
            return false;
        }
        Health health = running.health();
        return health.events() == 0 && health.calls() == 0 && portal.events().isIdle();
    }

    /**
     * Lets other bots take over: the portal stays as it is, and what they declare otherwise is registered anew in the
     * background. The bots before finish what they accepted, within 2 s.
     */
    public synchronized void replace(Bots next) {
        RunningBots started = starting.start(next, settings, ports());
        RunningBots before = server.replace(started);
        running = started;
        bots = next;
        before.drain(DRAIN);
        before.close();
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.close();
    }

    /** Stores that are kept, and a journal, a network and a time of their own, since bots close those when they stop. */
    private Infrastructure ports() {
        return new Infrastructure(
                tenants,
                ledgers,
                new MemoryJournal(portal.clock()),
                new HttpTransport(new EndpointPolicy(true)),
                portal.clock());
    }

    private static boolean await(BooleanSupplier happened, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        return true;
    }

    /** Free a moment ago; the address must be known before anything is listening on it. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No free port on loopback.", none);
        }
    }
}
