package io.github.imbot4j.http.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Ports;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.http.server.BotServer;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.Secret;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serve until told to stop. */
@Command(
        description = "Serve the bots: take posts of portals, register the bots where the app is installed, answer.",
        footer = {
            "",
            "A flag wins over an environment variable, that over the properties file, that over the default.",
            "SIGTERM and Ctrl+C stop it gently: what was accepted is finished first, within 20 seconds.",
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
        AppSettings app = app(settings);
        int port = settings.port(Setting.PORT);
        Bots found = BotOptions.load(around, settings);
        RunningBots running = found.start(app, ports(settings, app));
        BotServer server = serve(running, settings.text(Setting.HOST), port);
        Thread stop = new Thread(() -> stop(server), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        around.out().print(Banner.of(found.models(), app, settings.text(Setting.HOST), server.port()));
        around.out().flush();
        waitForever();
        Runtime.getRuntime().removeShutdownHook(stop);
        stop(server);
        return 0;
    }

    @Override
    public String whatFails() {
        return "The definitions have problems, there are no bots, or the address cannot be bound.";
    }

    private static AppSettings app(Settings settings) {
        return new AppSettings(
                settings.required(Setting.CLIENT_ID, "The client id of the app"),
                Secret.of(settings.required(Setting.CLIENT_SECRET, "The client secret of the app")),
                settings.address(Setting.PUBLIC_URL)
                        .orElseGet(() -> URI.create("http://localhost:" + settings.port(Setting.PORT))),
                oauthServers(settings),
                settings.flag(Setting.ALLOW_PRIVATE_PORTALS));
    }

    /** The client secret is sent there. */
    private static List<URI> oauthServers(Settings settings) {
        List<URI> servers = settings.origins(Setting.OAUTH_SERVERS);
        if (!settings.flag(Setting.ALLOW_PRIVATE_PORTALS)) {
            servers.stream()
                    .filter(server -> !"https".equalsIgnoreCase(server.getScheme()))
                    .findFirst()
                    .ifPresent(server -> {
                        throw new SettingsException("The OAuth server " + server
                                + " is not https, and the app's secret would travel in the open. Give an https address"
                                + " with " + Setting.OAUTH_SERVERS.flag() + " or " + Setting.OAUTH_SERVERS.variable()
                                + ", or for tests allow http with " + Setting.ALLOW_PRIVATE_PORTALS.flag() + ".");
                    });
        }
        return servers;
    }

    private static Ports ports(Settings settings, AppSettings app) {
        Path directory = settings.path(Setting.DATA);
        try {
            return Ports.files(directory, app);
        } catch (UncheckedIOException unusable) {
            throw new SettingsException(unusable.getMessage() + " Or name another directory with " + Setting.DATA.flag()
                    + " or " + Setting.DATA.variable() + ".");
        }
    }

    private static BotServer serve(RunningBots running, String host, int port) {
        try {
            return BotServer.start(running, host, port);
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

    private void stop(BotServer server) {
        around.out().println("Stopping: finishing what was accepted, " + DRAIN.toSeconds() + " s at most.");
        around.out().flush();
        boolean done = server.stop(DRAIN);
        around.out().println(done ? "Stopped." : "Stopped, with work left undone.");
        around.out().flush();
    }
}
