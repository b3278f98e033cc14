package io.github.imbot4j.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.concurrent.WorkerThreads;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a supervisor sees of a process whose heap is exhausted. */
class HeapExitProcessTest {

    /** Runs in a process of its own. */
    static final class Exhausted {

        private Exhausted() {}

        public static void main(String[] args) throws Exception {
            if (args.length == 0) {
                HeapExit.install();
            } else if (Path.of(args[0]).toFile().createNewFile()) {
                HeapExit.install(Duration.ZERO);
            } else {
                System.out.println("Second life, " + System.getProperty("kept"));
                return;
            }
            try (WorkerThreads workerThreads = WorkerThreads.platform()) {
                workerThreads.run("work", Exhausted::fill);
                new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            }
        }

        private static void fill() {
            List<byte[]> kept = new ArrayList<>();
            while (kept.size() < 1_000) {
                kept.add(new byte[1024 * 1024]);
            }
        }
    }

    @Test
    void endsWithCodeThreeAndSaysWhy() throws Exception {
        assertThat(run())
                .contains("The heap is exhausted, so the program ends with exit code 3")
                .as("a young process would go round in circles")
                .doesNotContain("starts itself again");
    }

    @Test
    void startsItselfAgainWithTheSameOptions(@TempDir Path folder) throws Exception {
        assertThat(run(folder.resolve("marker").toString()))
                .contains("The heap is exhausted, so the program ends with exit code 3", "It starts itself again.")
                .contains("Second life, as it was");
    }

    /** Returns what it printed, and what the process printed that it started. */
    private static String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-Dkept=as it was",
                "-cp",
                classPath(HeapExit.class, Exhausted.class, WorkerThreads.class, LoggerFactory.class),
                Exhausted.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("INVOCATION_ID");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        return printed;
    }

    private static String classPath(Class<?>... classes) {
        return Stream.of(classes)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
