package io.github.imbot4j.emulator.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.reload.ReloadWorkspace;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.http.BotApplication;
import io.github.imbot4j.http.cli.BotOptions;
import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.CommandFailure;
import io.github.imbot4j.http.cli.MainMethod;
import io.github.imbot4j.http.cli.ProgramCommand;
import io.github.imbot4j.http.cli.Setting;
import io.github.imbot4j.http.cli.Settings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code dev}, for talking to the bots in the browser. */
@Command(
        name = "dev",
        description =
                "Talk to the bots in the browser without a portal: start an emulated portal with a chat page, install the"
                        + " bots on it, and restart them when their classes change. Everything is kept in memory.",
        footer = {
            "",
            "Precedence: option, environment variable, properties file, default.",
            "Ctrl+C stops it.",
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} dev --port 8081"
        })
final class DevCommand implements ProgramCommand {

    private static final String LOOPBACK = "127.0.0.1";

    private final CliContext around;

    @Mixin
    private final BotOptions bots = new BotOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = {"The port of the page and the portal; 0 for any free port.", "IMBOT_PORT. Default: 8080."})
    private @Nullable String port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = {
                "The address to listen on. Anyone who can reach it can act as any user: keep it on loopback.",
                "IMBOT_HOST. Default: 127.0.0.1."
            })
    private @Nullable String host;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = {
                "The language of the portal, two letters, in which bots answer.",
                "IMBOT_LANGUAGE. Default: en."
            })
    private @Nullable String language;

    @Option(
            names = "--https",
            paramLabel = "PORT",
            description = {
                "Listen on https too, for clients that insist on it, with a certificate made at the start; 0 for any"
                        + " free port.",
                "IMBOT_HTTPS. Default: http only."
            })
    private @Nullable String https;

    @Option(
            names = "--portal-only",
            description = "Start the portal without bots of its own, for others that reach it by its webhook.")
    private boolean portalOnly;

    @Spec
    private @Nullable CommandSpec spec;

    private final Optional<DevProgram.Running> running;

    DevCommand(CliContext around) {
        this(around, Optional.empty());
    }

    DevCommand(CliContext around, Optional<DevProgram.Running> running) {
        this.around = around;
        this.running = running;
    }

    @Override
    public Integer call() {
        Settings settings = bots.settings(around, flags());
        int chosen = settings.port(Setting.PORT);
        String address = settings.text(Setting.HOST, LOOPBACK);
        String spoken = settings.language(Setting.LANGUAGE);
        Optional<Integer> httpsPort =
                settings.text(Setting.HTTPS).isEmpty() ? Optional.empty() : Optional.of(settings.port(Setting.HTTPS));
        if (portalOnly) {
            EmulatedPortal portal = portal(address, chosen);
            portal.state().language(spoken);
            DevScene.set(portal, List.of());
            return serve(
                    portal,
                    portal::close,
                    DevBanner.of(portal.address(), portal.webhook(DevScene.ADMIN), address),
                    httpsPort);
        }
        Optional<Class<?>> main = running.isPresent() ? Optional.empty() : MainMethod.calling(BotApplication.class);
        if (main.isPresent() && !main.get().getModule().isNamed()) {
            return workbench(main.get(), settings).runFromCopies(DevProgram.class);
        }
        Bots found = load(settings);
        EmulatedPortal portal = portal(address, chosen);
        portal.state().language(spoken);
        DevSession session = DevSession.open(portal, found, around, settings, running);
        return serve(portal, session::close, session.banner(address), httpsPort);
    }

    /** Says what runs, and waits until it is to stop. */
    private int serve(EmulatedPortal portal, Runnable close, String banner, Optional<Integer> httpsPort) {
        Thread stop = new Thread(
                () -> {
                    close.run();
                    print("Stopped.\n");
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        print(banner);
        httpsPort.ifPresent(number -> print(https(portal, number)));
        waitForever();
        Runtime.getRuntime().removeShutdownHook(stop);
        close.run();
        print("Stopped.\n");
        return 0;
    }

    private ReloadWorkspace workbench(Class<?> main, Settings settings) {
        List<String> packages = Stream.concat(
                        settings.list(Setting.PACKAGES).stream(), Stream.of(around.packages(), main.getPackageName()))
                .distinct()
                .toList();
        List<String> args = Objects.requireNonNull(spec, "Filled by picocli.")
                .root()
                .commandLine()
                .getParseResult()
                .originalArgs();
        return ReloadWorkspace.of(main, around.program(), packages, args);
    }

    private Bots load(Settings settings) {
        return running.map(run -> BotOptions.load(around, settings, run.classes()))
                .orElseGet(() -> BotOptions.load(around, settings));
    }

    @Override
    public String whatFails() {
        return "The definitions have problems, there are no bots, or the address cannot be bound.";
    }

    private Map<Setting, String> flags() {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        if (port != null) {
            flags.put(Setting.PORT, port);
        }
        if (host != null) {
            flags.put(Setting.HOST, host);
        }
        if (language != null) {
            flags.put(Setting.LANGUAGE, language);
        }
        if (https != null) {
            flags.put(Setting.HTTPS, https);
        }
        return flags;
    }

    private static EmulatedPortal portal(String host, int port) {
        try {
            return EmulatedPortal.start(new EmulatedPortal.Options(
                    host, port, true, Limits.STANDARD, PortalClock.running(), Optional.empty()));
        } catch (IllegalStateException unbound) {
            throw new CommandFailure(unbound.getMessage() + " " + Setting.PORT.flag() + " and " + Setting.HOST.flag()
                    + " say where to listen; " + Setting.PORT.flag() + " 0 takes any free port.");
        }
    }

    private static String https(EmulatedPortal portal, int port) {
        try {
            EmulatedPortal.Https https = portal.listenOnHttps(port);
            return "Also on " + https.address() + "/, with the certificate in " + https.certificate()
                    + ":\n  curl --cacert "
                    + https.certificate() + " " + https.address() + "/rest/profile\n  NODE_EXTRA_CA_CERTS="
                    + https.certificate() + " node …\n";
        } catch (IllegalStateException unbound) {
            throw new CommandFailure(String.valueOf(unbound.getMessage()));
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

    private void print(String text) {
        around.out().print(text);
        around.out().flush();
    }
}
