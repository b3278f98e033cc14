package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.Bots;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import io.github.imbot4j.emulator.rehearsal.Rehearsal;
import io.github.imbot4j.emulator.rehearsal.Turn;
import io.github.imbot4j.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The calls that each sample bot makes while it is rehearsed, in one file a bot. */
class GoldenCallsTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/imbot4j/samples");

    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

    /** What buttons carry is signed with a secret that each portal makes anew; an image has padding or a slash. */
    private static final Pattern SIGNED = Pattern.compile("(?<=[\" ])[A-Za-z0-9_-]{44,}(?=\")");

    /** What the desk says then depends on whether somebody is there. */
    private static final Set<String> BY_THE_HOUR = Set.of("the client writes \"person\"", "the client writes \"yes\"");

    /** Martha shuffles them. */
    private static final Pattern TILE = Pattern.compile("\\{\"TEXT\":\"[0-9·]{1,2}\",\"COMMAND\":\"press\"[^{}]*}");

    /** Whether the tests' own language is on the class path depends on how the build is run. */
    private static final Pattern OF_TESTS = Pattern.compile(",\\{\"LANGUAGE_ID\":\"eo\"[^{}]*}");

    private static final Pattern LATENCY = Pattern.compile("latency: \\d+s");

    static List<String> packages() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void areTheSameAsBefore(String name) {
        List<Turn> turns = Rehearsal.play(Bots.scan("io.github.imbot4j.samples." + name), turn -> {});

        assertThat(turns).isNotEmpty();
        Golden.check(
                "calls/" + name + ".txt",
                turns.stream()
                        .filter(turn -> !BY_THE_HOUR.contains(turn.what()))
                        .map(GoldenCallsTest::text)
                        .collect(Collectors.joining("\n")));
    }

    /** Steps of a plan that do not depend on each other are taken in any order. */
    private static String text(Turn turn) {
        return Stream.concat(
                        Stream.of("== " + turn.what().replaceAll("\\[\\d+]$", "[a tile]")),
                        turn.calls().stream()
                                .filter(call -> !call.oauth())
                                .map(GoldenCallsTest::text)
                                .sorted())
                .collect(Collectors.joining("\n"));
    }

    private static String text(RestCall call) {
        String params = JsonMapper.shared().writeValueAsString(new TreeMap<>(call.params()));
        String plain = PORT.matcher(SIGNED.matcher(params).replaceAll("SIGNED")).replaceAll("http://HERE/");
        String steady = LATENCY.matcher(OF_TESTS.matcher(plain).replaceAll("")).replaceAll("latency: 0s");
        return call.method() + " " + TILE.matcher(steady).replaceAll("{A TILE}")
                + (call.error().isEmpty() ? "" : " " + call.error());
    }
}
