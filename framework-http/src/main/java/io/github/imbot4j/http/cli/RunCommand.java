package io.github.imbot4j.http.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.http.server.BotServer;
import io.github.imbot4j.http.server.TrustedProxies;
import io.github.imbot4j.install.AppSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The server, which runs until it is stopped. */
@Command(
        description =
                "Start the server: receive portal events, run the bots, and register them on portals that install the app.",
        footer = {
            "",
            "Precedence: option, environment variable, properties file, default.",
            "SIGTERM and Ctrl+C stop the server gracefully: accepted events are finished first, for at most 20 seconds.",
            "",
            "Example:",
            "  IMBOT_CLIENT_SECRET=... ${ROOT-COMMAND-NAME} run --client-id local.12ab.34 \\",
            "      --public-url https://bots.example.com --port 8080"
        })
final class RunCommand implements ProgramCommand {

    /** How long a stop waits for what was accepted. */
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final Surroundings around;

    @Mixin
    private final BotOptions bots = new BotOptions();

    @Mixin
    private final ServerOptions options = new ServerOptions();

    RunCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Settings settings = bots.settings(around, options.flags().map());
        SettingsException.throwTogether(
                () -> ClientOptions.app(settings),
                () -> settings.port(Setting.PORT),
                () -> OpenStore.capacity(settings),
                () -> OpenStore.lease(settings));
        AppSettings app = ClientOptions.app(settings);
        int port = settings.port(Setting.PORT);
        TrustedProxies proxies = settings.proxies(Setting.TRUSTED_PROXIES);
        Bots found = BotOptions.load(around, settings);
        try (OpenStore store = OpenStore.open(around, settings)) {
            return serve(found, app, store, settings.text(Setting.HOST), port, proxies);
        }
    }

    private int serve(Bots found, AppSettings app, OpenStore store, String host, int port, TrustedProxies proxies) {
        RunningBots running = found.start(app, store.ports(app));
        BotServer server = serve(running, host, port, proxies);
        Thread stop = new Thread(() -> stop(server, store), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        around.out().print(Banner.of(found.models(), app, host, server.port(), store.shown()));
        around.out().flush();
        HeapExit.install();
        waitForever();
        Runtime.getRuntime().removeShutdownHook(stop);
        stop(server, store);
        return 0;
    }

    @Override
    public String whatFails() {
        return "The definitions have problems, there are no bots, or the address cannot be bound.";
    }

    private static BotServer serve(RunningBots running, String host, int port, TrustedProxies proxies) {
        try {
            return BotServer.start(running, host, port, proxies);
        } catch (IllegalStateException portTaken) {
            running.close();
            throw portTaken;
        }
    }

    /** The process is stopped by a signal; a test stops it by interrupting. */
    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stop) {
            // Asked to stop: the caller does.
        }
    }

    private void stop(BotServer server, OpenStore store) {
        around.out().println("Stopping: finishing accepted events, " + DRAIN.toSeconds() + " s at most.");
        around.out().flush();
        boolean done = server.stop(DRAIN);
        store.close();
        around.out().println(done ? "Stopped." : "Stopped; unfinished events are handled after the next start.");
        around.out().flush();
    }
}
