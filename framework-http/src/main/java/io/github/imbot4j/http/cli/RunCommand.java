package io.github.imbot4j.http.cli;

import io.github.imbot4j.install.AppSettings;
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

    private final CliContext around;

    @Mixin
    private final BotOptions bots = new BotOptions();

    @Mixin
    private final ServerOptions options = new ServerOptions();

    RunCommand(CliContext around) {
        this.around = around;
    }

    /** The process is stopped by a signal; a test stops it by interrupting. */
    @Override
    public Integer call() {
        try (RunningServer running = start()) {
            HeapExit.install();
            running.awaitClose();
        } catch (InterruptedException stop) {
            // Asked to stop: it has.
        }
        return 0;
    }

    RunningServer start() {
        Settings settings = bots.settings(around, options.flags().map());
        SettingsException.throwTogether(
                () -> ClientOptions.app(settings),
                () -> settings.port(Setting.PORT),
                () -> OpenStore.capacity(settings),
                () -> OpenStore.lease(settings));
        AppSettings app = ClientOptions.app(settings);
        return RunningServer.start(around, BotOptions.load(around, settings), app, settings);
    }

    @Override
    public String whatFails() {
        return "The definitions have problems, there are no bots, an extension failed to start, or the address cannot be bound.";
    }
}
