package io.github.imbot4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of all modules wait by {@link Await}, and none hangs for ever. */
class WaitingTest {

    private static final Path ROOT = Path.of("..");

    /** Written so that this file has none of it. */
    private static final Pattern WAITING =
            Pattern.compile("(?:Thread|TimeUnit\\.[A-Z]+)\\.(?:onSpinWait|sleep)\\(|LockSupport\\.park|\\.wait\\(\\)");

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/test/java")))
                    .toList();
        }
    }

    private static Stream<Path> sources(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void noTestWaitsInAWayOfItsOwn() throws IOException {
        List<Path> waiting = modules().stream()
                .flatMap(WaitingTest::sources)
                .filter(file -> !file.endsWith("testing/Await.java"))
                .filter(WaitingTest::waits)
                .toList();

        assertThat(waiting).as("use Await.until(…)").isEmpty();
    }

    private static boolean waits(Path file) {
        try {
            return WAITING.matcher(Files.readString(file)).find();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void inEveryModuleATestIsGivenUpAfterAWhileWhateverItDoes() throws IOException {
        assertThat(modules())
                .hasSizeGreaterThan(4)
                .allSatisfy(module -> assertThat(module.resolve("src/test/resources/junit-platform.properties"))
                        .content()
                        .containsPattern("(?m)^junit\\.jupiter\\.execution\\.timeout\\.default=\\d+ [ms]$")
                        .contains("junit.jupiter.execution.timeout.thread.mode.default=SEPARATE_THREAD"));
    }
}
