package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A start loads nothing that it does not use. How long it takes depends on the machine; how many classes it loads does not, and the
 * one follows the other.
 */
class StartJarTest {

    /** What a start with an SQLite store, and its stop, load at most; a tenth above 7,835, what they loaded when this was written. */
    private static final int MOST_CLASSES = 8_600;

    private static final List<String> UNUSED = List.of(
            // The tables are of this version since the first start.
            "org.flywaydb.",
            // The store is SQLite.
            "org.postgresql.",
            // The command is not 'dev'.
            "io.github.imbot4j.emulator.",
            // The log is configured in code.
            "org.xml.",
            "com.sun.org.");

    @TempDir
    Path folder;

    @Test
    void loadsOnlyWhatItUses() throws Exception {
        loaded();
        List<String> classes = loaded();

        assertThat(classes)
                .filteredOn(name -> UNUSED.stream().anyMatch(name::startsWith))
                .as("loaded without need")
                .isEmpty();
        assertThat(classes).hasSizeLessThan(MOST_CLASSES);
        System.out.println("A start loads " + classes.size() + " classes.");
    }

    /** Starts the jar and stops it once it listens; returns the names of the classes it had loaded until then. */
    private List<String> loaded() throws IOException {
        Path log = folder.resolve("classes.txt");
        RunningJar jar = RunningJar.program(
                "-Xlog:class+load:file=" + log,
                "-jar",
                System.getProperty("jar"),
                "run",
                "--host=127.0.0.1",
                "--port=0",
                "--client-id=local.start",
                "--client-secret=secret",
                "--public-url=http://127.0.0.1",
                "--data=" + folder.resolve("data"));
        jar.close();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ", ""))
                    .filter(line -> line.contains("source:"))
                    .map(line -> line.split(" ", 2)[0])
                    .toList();
        }
    }
}
