package io.github.imbot4j.emulator.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.testing.Await;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A main method that starts its bots and goes on, under {@code dev}. */
class StartedMainTest {

    private static final AppSettings SETTINGS = new AppSettings(
            "local.1",
            Secret.of("secret"),
            URI.create("https://bots.example.com"),
            AppSettings.OFFICIAL_OAUTH_SERVERS,
            false);

    @TempDir
    Path folder;

    @Test
    void itGoesOnWhenTheBotsRunAndIsToldWhenTheyAreReplaced() throws Exception {
        Path said = folder.resolve("said");
        Compiled bot = new Compiled(folder);
        bot.bot("One", "one");
        bot.compile("Main", """
                package com.acme.live;

                import io.github.imbot4j.http.*;
                import java.nio.file.*;

                public final class Main {
                    public static void main(String[] args) throws Exception {
                        try (RunningApplication app = BotApplication.start(Main.class, args)) {
                            Files.writeString(Path.of(args[0]), "port " + app.port() + ", ready " + app.isReady());
                            app.awaitClose();
                        }
                        Files.writeString(Path.of(args[0]), "closed");
                    }
                }
                """);
        ClassPlaces places = ClassPlaces.on(List.of(folder), List.of(Compiled.PACKAGE));
        ReloadingClassLoader classes = places.load(StartedMainTest.class.getClassLoader());
        CliContext application = classes.run(Compiled.PACKAGE + ".Main", said.toString());
        assertThat(application.packages()).isEqualTo(Compiled.PACKAGE);
        assertThat(said).doesNotExist();

        try (RunningBots bots =
                BotClassScan.in(classes, Compiled.PACKAGE).make().start(SETTINGS, Infrastructure.inMemory(SETTINGS))) {
            classes.started(bots, 4711);
            await(said, "port 4711, ready true");
        }
        classes.close();
        await(said, "closed");
    }

    private static void await(Path file, String text) {
        Await.until(() -> Files.exists(file) && Files.readString(file).equals(text));
    }
}
