package io.github.imbot4j.emulator.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.live.LiveApp;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import io.github.imbot4j.testing.Await;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes a bot while people talk to it. */
class LiveReloadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long EMPLOYEE = 2;

    @TempDir
    Path folder;

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    @Test
    void theNextMessageIsAnsweredByTheChangedBotAndTheOldOneIsForgotten() throws Exception {
        Compiled bot = new Compiled(folder);
        bot.bot("One", "one");
        EmulatedPortal.Options options =
                new EmulatedPortal.Options("127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.empty());
        ClassPlaces places = ClassPlaces.on(List.of(folder), List.of(Compiled.PACKAGE));
        try (EmulatedPortal portal = EmulatedPortal.start(options);
                ReloadingClassLoader first = places.load(LiveReloadTest.class.getClassLoader());
                LiveApp app = LiveApp.start(
                        portal, BotClassScan.in(first, Compiled.PACKAGE).make());
                Reloader reloader = reloader(app)) {
            app.install(1, PATIENCE);
            long chat = portal.messenger()
                    .open(
                            EMPLOYEE,
                            portal.state().bots().all().iterator().next().id())
                    .id();
            for (String answer : List.of("Two", "Three", "Four")) {
                bot.bot(answer, answer.toLowerCase(Locale.ROOT));
                reloader.look();
                reloader.look();
                portal.messenger().say(EMPLOYEE, chat, "Who are you?");
                assertThat(app.awaitQuiet(PATIENCE)).isTrue();
                assertThat(last(portal, chat)).isEqualTo(answer);
            }
            Await.until(PATIENCE, () -> app.isRegistered() && commands(portal).size() <= 2);
            assertThat(commands(portal)).containsExactlyInAnyOrder("four", "help");
            for (int i = 0; i < 100 && loaders.get(0).get() != null; i++) {
                System.gc();
            }
            assertThat(loaders.get(0).get())
                    .as("the loader of bots that were replaced")
                    .isNull();
        }
    }

    private Reloader reloader(LiveApp app) {
        return Reloader.of(
                ClassPlaces.on(List.of(folder), List.of(Compiled.PACKAGE)),
                LiveReloadTest.class.getClassLoader(),
                loader -> {
                    loaders.add(new WeakReference<>(loader));
                    return BotClassScan.in(loader, Compiled.PACKAGE).make();
                },
                (next, classes) -> app.replace(next),
                line -> {});
    }

    private static String last(EmulatedPortal portal, long chat) {
        List<Message> messages = portal.state().messagesOf(chat);
        return messages.get(messages.size() - 1).text();
    }

    private static List<String> commands(EmulatedPortal portal) {
        return portal.state().commands().all().stream()
                .map(RegisteredCommand::command)
                .toList();
    }
}
