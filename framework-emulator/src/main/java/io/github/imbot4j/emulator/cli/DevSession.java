package io.github.imbot4j.emulator.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.live.LiveApp;
import io.github.imbot4j.emulator.reload.ClassPlaces;
import io.github.imbot4j.emulator.reload.Reloader;
import io.github.imbot4j.emulator.reload.ReloadingClassLoader;
import io.github.imbot4j.http.cli.BotOptions;
import io.github.imbot4j.http.cli.BotSource;
import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.Setting;
import io.github.imbot4j.http.cli.Settings;
import io.github.imbot4j.model.BotModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A running {@code dev}: the portal, the bots on it, and the reloader. */
final class DevSession implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EmulatedPortal portal;
    private final LiveApp app;
    private final Reloader reloader;
    private final boolean reloads;
    private final boolean registered;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DevSession(EmulatedPortal portal, LiveApp app, Reloader reloader, boolean reloads) {
        this.portal = portal;
        this.app = app;
        this.reloader = reloader;
        this.reloads = reloads;
        this.registered = app.install(DevScene.ADMIN, PATIENCE);
        DevScene.set(portal, app.models());
        portal.showStatus(reloader::status);
        portal.showClasses(() ->
                app.models().stream().collect(Collectors.toMap(BotModel::code, BotModel::place, (one, other) -> one)));
        if (reloads) {
            reloader.start();
        }
    }

    /**
     * Installs the bots on a portal, opens a few chats, and begins to watch the classes.
     *
     * @param running how the application can be run again; without it, only annotated bots are found and made again
     */
    static DevSession open(
            EmulatedPortal portal,
            Bots bots,
            CliContext around,
            Settings settings,
            Optional<DevProgram.Running> running) {
        LiveApp app = LiveApp.start(portal, bots);
        running.ifPresent(run -> started(app, run.classes()));
        Consumer<String> saying = line -> {
            around.out().println(line);
            around.out().flush();
        };
        Reloader reloader = running.map(run -> Reloader.of(
                                run.bench().places(),
                                DevSession.class.getClassLoader(),
                                next -> BotOptions.load(run.bench().run(next), settings, next),
                                (next, classes) -> replace(app, next, classes),
                                saying)
                        .running(run.classes()))
                .orElseGet(() -> Reloader.of(
                        ClassPlaces.of(named(settings, around)),
                        DevSession.class.getClassLoader(),
                        next -> BotOptions.load(around, settings, next),
                        (next, classes) -> replace(app, next, classes),
                        saying));
        boolean reloads = running.isPresent() || !(around.bots() instanceof BotSource.Gathered);
        return new DevSession(portal, app, reloader, reloads);
    }

    private static void replace(LiveApp app, Bots next, ReloadingClassLoader classes) {
        app.replace(next);
        started(app, classes);
    }

    private static void started(LiveApp app, ReloadingClassLoader classes) {
        classes.started(app.running(), app.address().getPort());
    }

    private static List<String> named(Settings settings, CliContext around) {
        List<String> named = settings.list(Setting.PACKAGES);
        return named.isEmpty() ? List.of(around.packages()) : named;
    }

    String banner(String host) {
        return DevBanner.of(
                app.models(),
                portal.address(),
                portal.webhook(DevScene.ADMIN),
                host,
                reloads
                        ? reloader.watched()
                        : "Bots gathered in code are not reloaded when their classes change: stop dev and start it again.",
                registered);
    }

    /** Stops at once, the first time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            reloader.close();
            app.close();
            portal.close();
        }
    }
}
