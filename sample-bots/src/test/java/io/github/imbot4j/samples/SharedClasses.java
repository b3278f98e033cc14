package io.github.imbot4j.samples;

import io.github.imbot4j.testing.Await;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Make the program of tests that start it again and again start in half the time: one run of it leaves its classes, loaded and
 * checked, in an archive for the others. Without the archive they start as well.
 */
final class SharedClasses {

    /** How a program is started whose speed does not count; the archive is good only for programs started so. */
    static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:cds=off");

    private static final long PATIENCE_SECONDS = 60;

    private SharedClasses() {}

    private static final class Holder {
        private static final List<String> OPTIONS = make();
    }

    /** For the command line of every program that has the jar first in its class path. */
    static List<String> options() {
        return Holder.OPTIONS;
    }

    private static List<String> make() {
        try {
            Path directory = Files.createTempDirectory("classes");
            Path archive = directory.resolve("jar.jsa");
            Path printed = directory.resolve("printed");
            Process program =
                    program(directory, archive).redirectOutput(printed.toFile()).start();
            await(program, printed);
            program.destroy();
            boolean ended = program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            program.destroyForcibly();
            for (String left :
                    List.of("imbot.db", "imbot.db.lock", "imbot.key", "imbot.key.lock", "printed", "jar.jsa")) {
                directory.resolve(left).toFile().deleteOnExit();
            }
            return ended && Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
        } catch (IOException cannot) {
            System.err.println("The programs of these tests start without an archive of their classes: " + cannot);
            return List.of();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static ProcessBuilder program(Path directory, Path archive) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + archive,
                "-cp",
                System.getProperty("jar"),
                "io.github.imbot4j.samples.SampleBots",
                "run",
                "--host=127.0.0.1",
                "--port=0",
                "--client-id=local.1",
                "--client-secret=none",
                "--data=" + directory));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("IMBOT_"));
        return builder.directory(new File(directory.toString()));
    }

    /** Until it serves. */
    private static void await(Process program, Path printed) throws IOException {
        Await.happens(
                Duration.ofSeconds(PATIENCE_SECONDS),
                () -> !program.isAlive() || Files.readString(printed).contains("/health/ready"));
    }
}
