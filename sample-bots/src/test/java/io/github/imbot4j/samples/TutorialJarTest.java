package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Does the tutorial to the letter: the project file, the two classes, the build, {@code check}, {@code dev}, a change. */
@Timeout(300)
class TutorialJarTest {

    private static final String GROUP = "io/github/imbot4j";
    private static final List<String> MODULES = List.of(
            "framework-core",
            "framework-jdbc",
            "framework-http",
            "framework-emulator",
            "imbot4j-starter",
            "imbot4j-bom",
            "imbot4j-parent");

    @TempDir
    Path folder;

    private Path repository = Path.of("no", "repository");
    private Path project = Path.of("no", "project");

    @Test
    void whatTheTutorialSaysIsSo() throws Exception {
        Shown page = Shown.in("docs/tutorial/first-bot.md");
        repository = repositoryWithThisBuild();
        project = folder.resolve("bots");
        Path sources = Files.createDirectories(project.resolve("src/main/java/com/acme/bots"));
        String pom = page.block("xml", "imbot4j-parent");
        assertThat(pom.lines()).hasSizeLessThan(30);
        Files.writeString(project.resolve("pom.xml"), pom);
        Files.writeString(sources.resolve("Main.java"), page.java("BotApplication.run(args)"));
        String coffee = page.java("enum Kind");
        Files.writeString(sources.resolve("Coffee.java"), coffee);

        assertThat(page.block("sh", "package")).isEqualTo("mvn -q package\n");
        build();
        String jar = project.resolve("target/bots.jar").toString();
        assertThat(RunningJar.output("-jar", jar, "check")).isEqualTo(page.output("java -jar target/bots.jar check"));

        try (RunningJar dev = RunningJar.program("-jar", jar, "dev", "--port=0")) {
            DevChat chat = DevChat.of(dev);
            chat.expect("/order tea", " gets one [b]Tea[/b].");
            chat.expect("/order milk", "Invalid value");

            Files.writeString(
                    sources.resolve("Coffee.java"),
                    coffee.replace("Good morning", "Good evening").replace("gets", "has"));
            build();
            dev.awaitPrinted("Restarted the bots");
            chat.expect("/order tea", " has one [b]Tea[/b].");
            dev.terminate();
            assertThat(dev.ended(20)).isTrue();
            assertThat(dev.printed())
                    .doesNotContain("NoClassDefFoundError", "\tat ")
                    .endsWith("Stopped.");
        }
    }

    @AfterEach
    void unlink() throws IOException {
        if (!Files.exists(repository)) {
            return;
        }
        try (Stream<Path> all = Files.walk(repository)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** In the project, without a network, and with the local repository of this build. */
    private void build() throws Exception {
        String home = System.getProperty("maven.home", "");
        List<String> command = new ArrayList<>(
                List.of(home.isEmpty() ? "mvn" : Path.of(home, "bin", "mvn").toString()));
        command.addAll(List.of("-o", "-q", "package", "-Dmaven.repo.local=" + repository));
        Path printed = folder.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Nothing of whoever runs this test.
        builder.environment().put("MAVEN_SKIP_RC", "true");
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process build = builder.start();
        assertThat(build.waitFor(200, TimeUnit.SECONDS)).as("the build ends").isTrue();
        assertThat(build.exitValue()).as(Files.readString(printed)).isZero();
    }

    /** The local repository as it is, by links, and in it what {@code mvn install} of this build would put there. */
    private Path repositoryWithThisBuild() throws IOException {
        Path linked = Files.createDirectory(folder.resolve("repository"));
        Path own = linked.resolve(GROUP);
        Files.createDirectories(own);
        Path real = Path.of(System.getProperty("local.repository"));
        for (Path level : List.of(Path.of(""), Path.of("io"), Path.of("io/github"))) {
            link(real.resolve(level), linked.resolve(level));
        }
        for (String module : MODULES) {
            String version = System.getProperty("project.version");
            Path place = Files.createDirectories(own.resolve(module).resolve(version));
            String name = module + "-" + version;
            Path target = Shown.ROOT.resolve(module).resolve("target").resolve(name + ".jar");
            Files.copy(Shown.ROOT.resolve(module).resolve("pom.xml"), place.resolve(name + ".pom"));
            if (Files.exists(target)) {
                Files.copy(target, place.resolve(name + ".jar"));
            }
        }
        Path parent = Files.createDirectories(own.resolve("imbot4j").resolve(System.getProperty("project.version")));
        Files.copy(
                Shown.ROOT.resolve("pom.xml"),
                parent.resolve("imbot4j-" + System.getProperty("project.version") + ".pom"));
        return linked;
    }

    private static void link(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path link = to.resolve(entry.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, entry);
                }
            }
        }
    }
}
