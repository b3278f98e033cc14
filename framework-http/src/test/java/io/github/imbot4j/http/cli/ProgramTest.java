package io.github.imbot4j.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.Bots;
import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.Gender;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.BotProfile;
import io.github.imbot4j.reply.Reply;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ProgramTest {

    private static final String BROKEN = "io.github.imbot4j.http.cli.broken";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"run", "dev", "rehearse", "check", "commands", "plan", "decode"})
    void explainsEachCommandWithAnExampleAndItsExitCodes(String command) {
        Console console = new Console(directory);
        assertThat(console.run(command, "--help")).isZero();
        assertThat(console.out())
                .startsWith("Usage: java -jar bots.jar " + command)
                .contains("Exit codes:")
                .contains("  0   Done.")
                .contains("  2   The command line or a setting is wrong.")
                .containsPattern("Example:\\R.*java -jar bots.jar " + command);
    }

    @Test
    void everySettingOfRunIsExplainedWithItsVariable() {
        Console console = new Console(directory);
        assertThat(console.run("run", "--help")).isZero();
        // No real portal takes its language from a program, nor its own address; "dev" explains those.
        Stream.of(Setting.values())
                .filter(setting -> setting != Setting.LANGUAGE && setting != Setting.HTTPS)
                .forEach(setting -> assertThat(console.out()).contains(setting.flag(), setting.variable()));
    }

    @Test
    void listsItsCommands() {
        Console console = new Console(directory);
        assertThat(console.run("--help")).isZero();
        assertThat(console.out()).contains("run", "dev", "rehearse", "check", "commands", "plan", "decode");
    }

    @Test
    void takesBotsTheAuthorGathersInCode() {
        Console console = new Console(directory).bots(new BotSource.Gathered(() -> Bots.of(coded("clock"))));
        assertThat(console.run("check")).isZero();
        assertThat(console.out()).contains("clock", "1 bot");
    }

    @Test
    void reportsWhatIsWrongWithGatheredBotsAsTheCommandsOutcome() {
        Console console = new Console(directory).bots(new BotSource.Gathered(() -> Bots.of(coded("no good code"))));
        assertThat(console.run("check")).isEqualTo(1);
        assertThat(console.out()).contains("no good code").doesNotContain("\tat ");
    }

    @Test
    void refusesPackagesWhereBotsAreGatheredInCode() {
        Console console = new Console(directory).bots(new BotSource.Gathered(() -> Bots.of(coded("clock"))));
        assertThat(console.run("check", "--packages", "com.acme")).isEqualTo(2);
        assertThat(console.err()).contains("--packages", "com.acme", "--bots");
    }

    @Test
    void letsTheAuthorsFactoryMakeTheBots() {
        List<Class<?>> asked = new ArrayList<>();
        BotFactory factory = new BotFactory() {
            @Override
            public <T> T create(Class<T> type) {
                asked.add(type);
                try {
                    Constructor<T> constructor = type.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    return constructor.newInstance();
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        Console console = new Console(directory).bots(new BotSource.Made(factory));
        assertThat(console.run("check")).isZero();
        assertThat(asked).isNotEmpty();
    }

    @Test
    void namesWhatAGenerationLacks() {
        BotModel plain = coded("clock");
        BotProfile profile = new BotProfile(
                "Clock", "", "", BotColor.AUTO, Gender.UNSPECIFIED, "clock@acme.com", "", "", Optional.empty());
        Console console = new Console(directory)
                .bots(new BotSource.Gathered(() -> Bots.of(new BotModel(
                        plain.code(),
                        plain.type(),
                        plain.openLines(),
                        profile,
                        plain.commands(),
                        plain.routes(),
                        plain.place(),
                        plain.around(),
                        plain.typing()))));
        assertThat(console.run("check", "--api", "v2")).isZero();
        assertThat(console.out()).contains("clock", "email", "second generation");
        assertThat(console.run("check", "--api", "v3")).isEqualTo(2);
        assertThat(console.err()).contains("v1, v2 or auto");
    }

    private static BotModel coded(String code) {
        return BotBuilder.of(code, "Coded")
                .onMessage(call -> Reply.text("Noon"))
                .build();
    }

    @Test
    void printsItsVersion() {
        Console console = new Console(directory);
        assertThat(console.run("--version")).isZero();
        assertThat(console.out()).matches("(?s)imbot4j \\d+\\.\\d+\\.\\d+\\S*, Java \\d+.*");
    }

    @Test
    void suggestsWhatAWrongOptionMayMean() {
        Console console = new Console(directory);
        assertThat(console.run("run", "--prot", "1")).isEqualTo(2);
        assertThat(console.err()).contains("--prot", "Did you mean '--port'?", "run --help");
        Console command = new Console(directory);
        assertThat(command.run("decod")).isEqualTo(2);
        assertThat(command.err()).contains("Did you mean 'decode'?");
        Console far = new Console(directory);
        assertThat(far.run("--xyzzy")).isEqualTo(2);
        assertThat(far.err()).doesNotContain("Did you mean");
    }

    @Test
    void asksForACommand() {
        Console console = new Console(directory);
        assertThat(console.run()).isEqualTo(2);
        assertThat(console.err()).contains("--help");
    }

    @Test
    void saysAllThreeWaysToGiveWhatIsMissing() {
        Console console = new Console(directory);
        assertThat(console.run("run")).isEqualTo(2);
        assertThat(console.err())
                .contains("--client-id", "IMBOT_CLIENT_ID", "client-id in imbot.properties")
                .doesNotContain("\tat ");
        Console secret = new Console(directory).environment("IMBOT_CLIENT_ID", "local.1");
        assertThat(secret.run("run")).isEqualTo(2);
        assertThat(secret.err()).contains("--client-secret");
    }

    @Test
    void refusesAWrongSettingWhereverItComesFrom() {
        Console console = new Console(directory).environment("IMBOT_PORT", "eighty");
        assertThat(console.run("run", "--client-id", "local.1", "--client-secret", "s"))
                .isEqualTo(2);
        assertThat(console.err()).contains("\"eighty\"", "IMBOT_PORT");
    }

    @Test
    void checkCountsWhatIsWell() {
        Console console = new Console(directory);
        assertThat(console.run("check")).isZero();
        assertThat(console.out()).contains("parrot", "mute", "2 bots, 2 commands, no problems.");
    }

    @Test
    void checkShowsWhatIsWorthALook() {
        Console console = new Console(directory);
        assertThat(console.run("check", "--packages", "io.github.imbot4j.http.cli.worded"))
                .isZero();
        assertThat(console.out())
                .contains(
                        "1 bot, 1 command, no problems.",
                        "Worth a look:",
                        "words_ru.properties, \"late\": leaves out {0}");
    }

    @Test
    void checkNamesWhatAGenerationOfTheApiLacks() {
        String[] packages = {"--packages", "io.github.imbot4j.http.cli.reacting"};
        Console console = new Console(directory);
        assertThat(console.run("check", packages[0], packages[1], "--api", "v2"))
                .isZero();
        assertThat(console.out()).doesNotContain("handles reactions");
        assertThat(console.run("check", packages[0], packages[1], "--api", "v1"))
                .isZero();
        assertThat(console.out()).contains("handles reactions", "--api v2");
    }

    @Test
    void checkPrintsEveryProblemAndFails() {
        Console console = new Console(directory);
        assertThat(console.run("check", "--packages", BROKEN)).isEqualTo(1);
        assertThat(console.out())
                .startsWith("Found 2 problems in bot 'broken'")
                .contains("Broken.hello")
                .contains("Broken.count")
                .doesNotContain("start");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void whatNeedsBotsRefusesBrokenOnesWithEveryProblem() {
        Console console = new Console(directory).packages(BROKEN);
        assertThat(console.run("commands")).isEqualTo(1);
        assertThat(console.err())
                .startsWith("Refusing to start: 2 problems")
                .contains("Broken.hello")
                .contains("Broken.count")
                .doesNotContain("\tat ");
    }

    @Test
    void whatNeedsBotsSaysSoWhenThereAreNone() {
        Console console = new Console(directory).packages("io.github.imbot4j.nothing");
        for (String command : new String[] {"check", "commands", "plan"}) {
            assertThat(console.run(command)).isEqualTo(1);
        }
        assertThat(console.err() + console.out())
                .contains("io.github.imbot4j.nothing")
                .contains("@Bot");
    }

    @Test
    void anUnknownBotIsNamed() {
        Console console = new Console(directory);
        assertThat(console.run("commands", "--bots", "parot")).isEqualTo(1);
        assertThat(console.err()).contains("parot");
    }

    @Test
    void commandsPrintsFourFormats() {
        Console text = new Console(directory);
        assertThat(text.run("commands", "--bots", "parrot")).isZero();
        assertThat(text.out()).contains("/say").contains("Say a word");
        Console markdown = new Console(directory);
        assertThat(markdown.run("commands", "--format", "markdown")).isZero();
        assertThat(markdown.out()).contains("|").contains("/say");
        Console json = new Console(directory);
        assertThat(json.run("commands", "--format", "json")).isZero();
        assertThat(json.out().strip()).startsWith("[").contains("\"say\"");
        Console html = new Console(directory);
        assertThat(html.run("commands", "--format", "html")).isZero();
        assertThat(html.out().strip())
                .startsWith("<!DOCTYPE html>")
                .contains("/say")
                .endsWith("</html>");
        assertThat(new Console(directory).run("commands", "--format", "pdf")).isEqualTo(2);
    }

    @Test
    void planPrintsWhatAnInstallWouldDo() {
        Console console = new Console(directory);
        assertThat(console.run("plan", "--public-url", "https://bots.acme.example"))
                .isZero();
        assertThat(console.out())
                .contains("parrot")
                .contains("/say")
                .contains("OnAppUpdate")
                .doesNotContain("is an example");
        Console example = new Console(directory);
        assertThat(example.run("plan")).isZero();
        assertThat(example.out()).contains("https://bots.example.com is an example; set yours with --public-url.");
        Console help = new Console(directory);
        assertThat(help.run("plan", "--help")).isZero();
        assertThat(help.out()).containsPattern("plan\\s+shows\\s+an\\s+example");
    }

    @Test
    void decodeReadsAFileOrStandardInput() throws IOException {
        String form = "event=ONIMBOTDELETE&data%5BBOT_ID%5D=567&data%5BBOT_CODE%5D=parrot&ts=1772090363"
                + "&auth%5Bmember_id%5D=bac1cd5c8940947a75e0d71b1a84e348&auth%5Bapplication_token%5D=831c76b0\n";
        Files.writeString(directory.resolve("post.form"), form);
        Console file = new Console(directory);
        assertThat(file.run("decode", "post.form")).isZero();
        Console input = new Console(directory).in(form);
        assertThat(input.run("decode", "-")).isZero();
        assertThat(input.out())
                .isEqualTo(file.out())
                .contains("ONIMBOTDELETE")
                .contains("parrot")
                .doesNotContain("831c76b0");
    }

    @Test
    void decodeSaysThatItDoesNotKnowAnEvent() {
        Console misspelt = new Console(directory).in("event=OnImBotMessageAd&data%5BX%5D=1");
        assertThat(misspelt.run("decode")).isZero();
        assertThat(misspelt.out()).startsWith("{").contains("\"events\" : [ ]").doesNotContain("does not know");
        assertThat(misspelt.err().strip())
                .isEqualTo("This version does not know the event \"ONIMBOTMESSAGEAD\"; its data is not shown."
                        + " Did you mean \"ONIMBOTMESSAGEADD\"?");
        Console foreign = new Console(directory).in("event=ONCRMLEADADD");
        assertThat(foreign.run("decode")).isZero();
        assertThat(foreign.err()).contains("\"ONCRMLEADADD\"").doesNotContain("Did you mean");
    }

    @Test
    void decodeSaysWhatIsWrongWithItsInput() {
        Console empty = new Console(directory).in("\n");
        assertThat(empty.run("decode")).isEqualTo(1);
        assertThat(empty.err()).contains("standard input is empty");
        Console missing = new Console(directory);
        assertThat(missing.run("decode", "gone.form")).isEqualTo(1);
        assertThat(missing.err()).contains("\"gone.form\"");
        Console nonsense = new Console(directory).in("{\"event\": 1}");
        assertThat(nonsense.run("decode")).isEqualTo(1);
        assertThat(nonsense.err()).startsWith("Cannot read standard input: ").doesNotContain("\tat ");
    }

    @Test
    void aStackTraceIsPrintedWhenAskedFor() {
        Console console = new Console(directory).packages(BROKEN);
        assertThat(console.run("commands", "--debug")).isEqualTo(1);
        assertThat(console.err()).contains("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "rehearse"})
    void saysWhichDependencyBringsACommandThatIsMissing(String command) {
        Console console = new Console(directory);
        assertThat(console.run(command, "--port", "9090")).isEqualTo(1);
        assertThat(console.err())
                .contains("'" + command + "'", "io.github.imbot4j:framework-emulator", "dependencies")
                .doesNotContain("\tat ");
        Console help = new Console(directory);
        assertThat(help.run(command, "--help")).isZero();
        assertThat(help.out()).contains("<artifactId>framework-emulator</artifactId>");
    }

    @Test
    void takesCommandsFromExtensions() {
        Console console = new Console(directory);
        ProgramExtension extension = around -> List.of(new Hum(around));
        assertThat(new Program(console.surroundings(), List.of(extension)).execute("dev"))
                .isEqualTo(1);
        assertThat(console.out()).contains("Hm.");
        assertThat(console.err()).isEqualTo("Out of tune.\n");
        Console help = new Console(directory);
        assertThat(new Program(help.surroundings(), List.of(extension)).execute("dev", "--help"))
                .isZero();
        assertThat(help.out()).startsWith("Usage: java -jar bots.jar dev").contains("  1   It is out of tune.");
    }

    @CommandLine.Command(name = "dev", description = "Hum.")
    private record Hum(CliContext around) implements ProgramCommand {

        @Override
        public Integer call() {
            around.out().println("Hm.");
            throw new CommandFailure("Out of tune.");
        }

        @Override
        public String whatFails() {
            return "It is out of tune.";
        }
    }
}
