package io.github.imbot4j.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.jdbc.JdbcStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What the program says of its own command line: every command, every option, and every way to get one wrong. */
class UsageTest {

    @TempDir
    static Path directory;

    @BeforeAll
    static void makeStore() {
        JdbcStore.open(
                        new JdbcStore.Place("sqlite:data/imbot.db", directory, directory.resolve("data"), Map.of()),
                        Clock.systemUTC())
                .close();
    }

    /** Descriptions are whole sentences, one an entry: text wrapped by hand would be wrapped again by the help. */
    @TestFactory
    Stream<DynamicTest> helpIsWrappedOnce() {
        return commands()
                .map(command -> DynamicTest.dynamicTest(command.qualifiedName(), () -> {
                    List<String> entries =
                            new ArrayList<>(List.of(command.usageMessage().description()));
                    Stream.<ArgSpec>concat(command.options().stream(), command.positionalParameters().stream())
                            .forEach(argument -> entries.addAll(List.of(argument.description())));
                    assertThat(entries).allMatch(entry -> entry.endsWith("."));
                    assertThat(command.commandLine().getUsageMessage().lines()).allMatch(line -> line.length() <= 100);
                }));
    }

    @TestFactory
    Stream<DynamicTest> theExamplesOfTheHelpCanBeTyped() {
        return commands()
                .map(command -> DynamicTest.dynamicTest(command.qualifiedName(), () -> {
                    List<String> examples = Arrays.stream(command.usageMessage().footer())
                            .map(String::strip)
                            .filter(line -> line.contains("java -jar bots.jar"))
                            .toList();
                    boolean isRoot = command.parent() == null;
                    assertThat(examples).hasSizeGreaterThanOrEqualTo(isRoot ? 0 : 1);
                    for (String example : examples) {
                        // Each is one line here: "\" before an end of line goes on in the next.
                        String typed =
                                example.replaceAll(".*java -jar bots.jar ", "").replaceAll("( >.*| \\\\)$", "");
                        assertThat(program().parseArgs(typed.split(" ", -1)).errors())
                                .isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandSaysItsExitCodes() {
        return commands()
                .filter(command -> command.parent() != null)
                .map(command -> DynamicTest.dynamicTest(
                        command.qualifiedName(),
                        () -> assertThat(command.usageMessage().exitCodeList().keySet())
                                .containsExactlyElementsOf(
                                        command.name().equals("run")
                                                ? List.of("0", "1", "2", "3")
                                                : List.of("0", "1", "2"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "inbox", "outbox", "portals", "keys"})
    void withoutACommandTheCommandsAreShown(String typed) {
        assertThat(wrong(typed))
                .startsWith("No command given.")
                .contains("Commands:", "Usage: java -jar bots.jar " + typed);
    }

    @ParameterizedTest
    @CsvSource({
        "rum --port 1, Unknown command 'rum'., Did you mean 'run'?",
        "help, Unknown command 'help'., Did you mean '--help'?",
        "serve, Unknown command 'serve'., 'The commands are run, dev,'",
        "inbox lss, Unknown command 'lss'., Did you mean 'ls'?",
        "keys rotat, Unknown command 'rotat'., Did you mean 'rotate'?",
        "outbox send 3, Unknown command 'send'., 'The commands are ls, show, retry, drop.'",
        "run --prot 3, Unknown option '--prot'., Did you mean '--port'?",
        "run --prot=3, Unknown option '--prot'., Did you mean '--port'?",
        "check -x, Unknown option '-x'., Run 'java -jar bots.jar check --help' for usage.",
        "run extra, Unexpected argument 'extra'., Run 'java -jar bots.jar run --help' for usage.",
        "commands --format xml, --format, 'text, markdown, json, html'",
        "run --port, --port, Run 'java -jar bots.jar run --help' for usage.",
        "run --port 1 --port 2, --port, only once",
        "inbox ls --most abc, --most, 'abc' is not a number",
        "inbox ls --most 99999999999, --most, is not a number",
        "inbox ls --most 0, --most, is not a positive number",
        "inbox replay --all --most -3, --most, is not a positive number",
        "inbox ls --older-than x, --older-than, is not a duration",
        "inbox ls --state unknown, --state, 'waiting, handling, retrying, dead, corrupt'",
        "outbox ls --state dead, --state, 'unknown'",
        "inbox show, 'Missing required parameter: ''ID''.', 'from inbox ls.'",
        "portals forget, 'Missing required parameter: ''ID''.', 'from portals ls.'",
    })
    void whatIsWrongIsNamedWithARemedy(String typed, String what, String remedy) {
        assertThat(wrong(typed)).contains(what, remedy).doesNotContain("index", "Unmatched", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox show abc", "inbox replay abc", "inbox purge 1 abc", "inbox replay abc --yes"})
    void saysWhatAnIdOfAnEventIs(String typed) {
        assertThat(wrong(typed))
                .contains(
                        "\"abc\" is not an id. The id of an event is its number in the first column of \"inbox ls\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbox show abc", "outbox retry abc", "outbox drop 1 abc"})
    void saysWhatAnIdOfACallIs(String typed) {
        assertThat(wrong(typed))
                .contains("\"abc\" is not an id. The id of a call is its number in the first column of \"outbox ls\".");
    }

    @ParameterizedTest
    @CsvSource({
        "inbox ls, 'waiting, handling, retrying, dead, corrupt. Default: all.'",
        "inbox replay, 'dead. Default: all.'",
        "inbox purge, 'dead, corrupt. Default: all.'",
        "outbox retry, 'refused, unknown. Default: all.'",
        "outbox drop, 'refused, unknown, corrupt, waiting, retrying. Default: refused, unknown, corrupt.'",
    })
    void helpOffersTheStatesThatAreTaken(String typed, String states) {
        Console console = new Console(directory);
        console.run((typed + " --help").split(" ", -1));
        assertThat(console.out().replaceAll("\\s+", " ")).contains("Only records in this state: " + states);
    }

    @Test
    void allThatIsMissingOrWrongIsSaidAtOnce() {
        assertThat(wrong("run --port abc --capacity x --rate fast --lease 1s --attempts 0 --public-url here"))
                .startsWith("8 settings are missing or wrong:")
                .contains("--client-id", "--client-secret", "--port", "--capacity", "--rate", "--lease", "--attempts")
                .contains("--public-url");
    }

    @Test
    void aFormatMayBeWrittenInCapitals() {
        Console console = new Console(directory);
        assertThat(console.run("commands", "--format", "JSON")).isZero();
    }

    private static String wrong(String typed) {
        Console console = new Console(directory);
        assertThat(console.run(typed.isEmpty() ? new String[0] : typed.split(" ", -1)))
                .as(console.err())
                .isEqualTo(2);
        return console.err();
    }

    private static CommandLine program() {
        return new Program(new Console(directory).surroundings()).commandLine();
    }

    private static Stream<CommandSpec> commands() {
        return withThoseBelow(program());
    }

    private static Stream<CommandSpec> withThoseBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(UsageTest::withThoseBelow));
    }
}
