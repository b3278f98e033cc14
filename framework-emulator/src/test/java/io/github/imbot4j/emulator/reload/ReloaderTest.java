package io.github.imbot4j.emulator.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.Bots;
import io.github.imbot4j.model.CommandModel;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloaderTest {

    @TempDir
    Path folder;

    private final List<Bots> replaced = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    private Reloader watching(Path classPath) {
        return Reloader.of(
                ClassPlaces.on(List.of(classPath), List.of(Compiled.PACKAGE)),
                ReloaderTest.class.getClassLoader(),
                loader -> {
                    loaders.add(new WeakReference<>(loader));
                    return BotClassScan.in(loader, Compiled.PACKAGE).make();
                },
                (next, classes) -> replaced.add(next),
                said::add);
    }

    private List<String> commands() {
        return replaced.get(replaced.size() - 1).models().get(0).commands().stream()
                .map(CommandModel::name)
                .toList();
    }

    private static void lookTwice(Reloader reloader) {
        reloader.look();
        reloader.look();
    }

    @Test
    void makesTheBotsAnewOnceAChangeHasSettled() throws Exception {
        Compiled bot = new Compiled(folder);
        bot.bot("One", "one");
        try (Reloader reloader = watching(folder)) {
            lookTwice(reloader);
            assertThat(replaced).isEmpty();
            assertThat(reloader.watched()).contains("restart when classes change in", folder.toString());

            bot.bot("Two", "two");
            reloader.look();
            assertThat(replaced).as("the compiler may be writing yet").isEmpty();
            reloader.look();
            assertThat(commands()).contains("two").doesNotContain("one");

            bot.bot("Three", "three");
            lookTwice(reloader);
            assertThat(commands()).contains("three");
            lookTwice(reloader);
            assertThat(replaced).hasSize(2);
            assertThat(said).hasSize(2).allMatch(line -> line.startsWith("Restarted the bots at "));
        }
    }

    @Test
    void reportsProblemsAndLeavesTheBotsThatRunUntilABetterChange() {
        Compiled bot = new Compiled(folder);
        bot.bot("One", "one");
        try (Reloader reloader = watching(folder)) {
            bot.bot("Two", "/two");
            lookTwice(reloader);
            assertThat(replaced).isEmpty();
            assertThat(reloader.status()).first().asString().contains("the bots before go on: 1 problem in bot 'live'");
            assertThat(reloader.status()).last().asString().contains("has a slash");

            bot.bot("Two", "two");
            lookTwice(reloader);
            assertThat(commands()).contains("two");
            assertThat(reloader.status()).singleElement().asString().startsWith("Restarted");
        }
    }

    @Test
    void waitsWhileThereIsNothingBetweenCleaningAndCompiling() throws Exception {
        Compiled bot = new Compiled(folder);
        bot.bot("One", "one");
        try (Reloader reloader = watching(folder)) {
            bot.clean();
            lookTwice(reloader);
            assertThat(said).isEmpty();
            bot.bot("Two", "two");
            lookTwice(reloader);
            assertThat(commands()).contains("two");
        }
    }

    @Test
    void letsGoOfTheClassesThatWereReplaced() throws Exception {
        Compiled bot = new Compiled(folder);
        bot.bot("One", "one");
        try (Reloader reloader = watching(folder)) {
            for (String word : List.of("two", "three")) {
                bot.bot(word, word);
                lookTwice(reloader);
            }
            replaced.remove(0);
            for (int i = 0; i < 50 && loaders.get(0).get() != null; i++) {
                System.gc();
            }
            assertThat(loaders.get(0).get()).as("the first loader").isNull();
            assertThat(loaders.get(1).get()).as("the one in use").isNotNull();
        }
    }

    @Test
    void readsThePackagesOfAJarThatIsBuiltAnew() throws Exception {
        Compiled bot = new Compiled(Files.createDirectory(folder.resolve("classes")));
        Path jar = folder.resolve("bots.jar");
        bot.bot("One", "one");
        pack(bot.folder(), jar);
        try (Reloader reloader = watching(jar)) {
            assertThat(reloader.watched()).contains(jar.toString(), "is rebuilt", "mvn compile");
            bot.bot("Another answer", "two");
            pack(bot.folder(), jar);
            lookTwice(reloader);
            assertThat(said).singleElement().asString().startsWith("Restarted");
            assertThat(commands()).contains("two");
        }
    }

    @Test
    void waitsUntilAJarIsWholeAndSaysSoWhenThatTakesLong() throws Exception {
        Compiled bot = new Compiled(Files.createDirectory(folder.resolve("classes")));
        Path jar = folder.resolve("bots.jar");
        bot.bot("One", "one");
        pack(bot.folder(), jar);
        try (Reloader reloader = watching(jar)) {
            bot.bot("Another answer", "two");
            pack(bot.folder(), jar);
            byte[] whole = Files.readAllBytes(jar);
            for (int length : List.of(whole.length / 2, 0)) {
                Files.write(jar, Arrays.copyOf(whole, length));
                lookTwice(reloader);
                assertThat(said).as("a jar of %s bytes", length).isEmpty();
            }
            Files.delete(jar);
            for (int i = 0; i < 20; i++) {
                reloader.look();
            }
            assertThat(said)
                    .singleElement()
                    .asString()
                    .startsWith("Waiting for the next build: ")
                    .contains("bots.jar");
            Files.write(jar, whole);
            lookTwice(reloader);
            assertThat(commands()).contains("two");
        }
    }

    /** A jar of a whole program is built twice, at first without its libraries. */
    @Test
    void restartsOnceForAJarThatIsBuiltInTwoSteps() throws Exception {
        Compiled bot = new Compiled(Files.createDirectory(folder.resolve("classes")));
        Path jar = folder.resolve("bots.jar");
        bot.bot("One", "one");
        Path library = folder.resolve("classes/org/library/Library.class");
        Files.createDirectories(library.getParent());
        Files.writeString(library, "a library");
        pack(bot.folder(), jar);
        ClassPlaces places = ClassPlaces.on(List.of(jar), List.of(Compiled.PACKAGE));
        try (Reloader reloader = watching(jar).running(places.load(ReloaderTest.class.getClassLoader()))) {
            bot.bot("Two", "two");
            Files.delete(library);
            pack(bot.folder(), jar);
            lookTwice(reloader);
            Files.writeString(library, "a library");
            pack(bot.folder(), jar);
            lookTwice(reloader);
            assertThat(replaced).hasSize(1);
            assertThat(commands()).contains("two");
        }
    }

    @Test
    void saysWhateverGoesWrongAndLooksAgain() throws Exception {
        Compiled bot = new Compiled(folder);
        bot.bot("One", "one");
        Path classFile = folder.resolve("com/acme/live/Live.class");
        Path other = folder.resolve("com/acme/live/Live$Words.class");
        try (Reloader reloader = watching(folder)) {
            Files.writeString(classFile, "no class file");
            lookTwice(reloader);
            Files.write(classFile, new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 99});
            lookTwice(reloader);
            bot.compile("Live", FAILING.formatted("throw new StackOverflowError(\"deep\");"));
            lookTwice(reloader);
            bot.compile("Live", FAILING.formatted("Class.forName(\"com.acme.Missing\");"));
            lookTwice(reloader);
            Files.delete(other);
            bot.compile("Live", FAILING.formatted("throw new OutOfMemoryError(\"a test\");"));
            lookTwice(reloader);
            assertThat(said).hasSize(5).allMatch(line -> line.startsWith("Changed, but not restarted"));
            assertThat(said.get(2)).contains("StackOverflowError");
            assertThat(said.get(3)).contains("com.acme.Missing");
            assertThat(replaced).isEmpty();
            bot.bot("Two", "two");
            lookTwice(reloader);
            assertThat(commands()).contains("two");
        }
    }

    private static final String FAILING = """
            package com.acme.live;

            import io.github.imbot4j.annotation.*;

            @Bot(code = "live", name = "Live")
            public final class Live {

                Live() throws Exception {
                    %s
                }

                @OnMessage
                String answer() {
                    return "";
                }
            }
            """;

    @Test
    void saysThatNothingIsWatchedWhereTheBotsAreInNoFolder() {
        try (Reloader reloader = watching(folder)) {
            assertThat(reloader.watched()).startsWith("Changes are not noticed");
        }
    }

    private static void pack(Path classes, Path jar) throws Exception {
        Files.deleteIfExists(jar);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }
}
