package io.github.imbot4j.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandHelp;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.InputRequired;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@SuppressWarnings("UnusedMethod") // handlers are called by their handles
class WordedBotTest {

    private static final String WORDS = "io/github/imbot4j/scan/words";

    @Bot(code = "a", name = "A", texts = WORDS)
    static final class Worded {
        @Command(
                value = "remind",
                title = "{remind.title}",
                params = "{remind.params}",
                group = "{group.time}",
                examples = "/remind 10m tea")
        String remind(
                @Parameters(description = "{remind.when}") String when,
                @Option(
                                names = {"-d", "--daily"},
                                description = "Every day")
                        boolean daily) {
            return "";
        }
    }

    @Bot(code = "b", name = "B", texts = WORDS)
    static final class Lacking {
        @Command(value = "a", title = "{no.such}")
        String a(@Parameters(description = "{nor.this}") String what) {
            return "";
        }
    }

    @Bot(code = "c", name = "C")
    static final class Wordless {
        @Command(value = "a", title = "{some.key}")
        String a() {
            return "";
        }
    }

    @Bot(code = "d", name = "D", texts = "io/github/imbot4j/scan/wrongwords")
    static final class Wrong {
        @Command(value = "say", title = "{title}")
        String say(@Parameters(description = "{spare}") String what) {
            return "";
        }

        @Command(value = "fine", title = "{fine}")
        String fine() {
            return "";
        }
    }

    @Test
    void refusesTextsThatWantArgumentsNobodyGives() {
        Problems problems = new Problems();
        make(problems, Wrong.class);

        assertThat(GuardReaderTest.all(problems))
                .hasSize(2)
                .anySatisfy(one -> assertThat(one).contains("wrongwords_ru.properties, \"title\"", "{0}", "no places"))
                .anySatisfy(one -> assertThat(one).contains("{spare}", "\"en\"", "0 arguments"));
    }

    enum Shade {
        RED
    }

    @Bot(code = "e", name = "E", texts = "io/github/imbot4j/scan/wrongwords")
    static final class Colored {
        @Command(value = "paint", title = "Paint")
        String paint(@Parameters Shade shade) {
            return "";
        }
    }

    @Test
    void refusesConstantsWhoseNameWantsArguments() {
        Problems problems = new Problems();
        make(problems, Colored.class);

        assertThat(GuardReaderTest.all(problems))
                .anySatisfy(one -> assertThat(one)
                        .contains("paint(", "Shade.RED", "wrongwords_en.properties", "places for arguments"));
    }

    @Test
    void takesTitlesInEveryLanguageThereIsAFileFor() {
        CommandModel remind = command();

        assertThat(remind.titles())
                .containsExactlyInAnyOrderEntriesOf(Map.of("en", "Remind me", "ru", "Напомнить", "eo", "Memorigu min"));
        assertThat(remind.params()).containsEntry("ru", "когда что").containsEntry("eo", "when what");
        assertThat(remind.manual().group("ru")).isEqualTo("Время");
    }

    @Bot(code = "f", name = "{bot.name}", position = "{bot.position}", texts = WORDS)
    static final class Named {
        @Command(value = "remind", title = "Remind", examples = "{remind.example}")
        String remind() {
            return "";
        }
    }

    @Bot(code = "g", name = "{no.name}", texts = WORDS)
    static final class Nameless {
        @Command(value = "remind", title = "Remind", examples = "{no.example}")
        String remind() {
            return "";
        }
    }

    @Test
    void takesTheBotsNameAndTheExamplesByKey() {
        Problems problems = new Problems();
        BotModel bot = make(problems, Named.class).get(0);
        problems.refuseIfAny();

        assertThat(bot.profile().name()).isEqualTo("Reminder");
        assertThat(bot.in("ru").profile().name()).isEqualTo("Напоминалка");
        assertThat(bot.in("ru").profile().position()).isEqualTo("Remembers things");
        assertThat(bot.in("de")).isSameAs(bot);
        CommandHelp manual = bot.findCommand("remind").orElseThrow().manual();
        assertThat(manual.examples("en")).containsExactly("/remind 10m tea");
        assertThat(manual.examples("ru")).containsExactly("/remind 10 минут чай");
        assertThat(manual.examples("eo")).containsExactly("/remind 10m tea");
    }

    @Test
    void refusesANameAndExamplesWithoutAnEnglishText() {
        Problems problems = new Problems();
        make(problems, Nameless.class);

        assertThat(GuardReaderTest.all(problems))
                .anySatisfy(one -> assertThat(one).contains("Nameless", "{no.name}"))
                .anySatisfy(one -> assertThat(one).contains("remind()", "{no.example}"));
    }

    @Test
    void knowsForHelpWhatTheMethodTakes() {
        CommandHelp manual = command().manual();

        assertThat(manual.usage()).isEqualTo("/remind <when> [--daily]");
        assertThat(manual.examples("ru")).containsExactly("/remind 10m tea");
        assertThat(manual.parameters())
                .extracting(CommandHelp.Parameter::label)
                .containsExactly("<when>", "-d, --daily");
        assertThat(manual.parameters().get(0).description("en")).startsWith("the moment");
        assertThat(manual.parameters().get(1).description("ru")).isEqualTo("Every day");
    }

    @Test
    void asksWithTheTextOfTheKey() throws Exception {
        BotModel bot = make(new Problems(), Worded.class).get(0);

        Object asked = bot.routes().stream()
                .filter(route -> route.trigger().equals(new Trigger.OnCommand("remind")))
                .findFirst()
                .orElseThrow()
                .handler()
                .handle(Invocations.of(Invocations.command("remind", "", CommandSource.TEXTAREA, "en")));

        assertThat(((InputRequired) asked).prompt().toString())
                .contains("the moment, such as")
                .doesNotContain("{remind.when}");
    }

    @Test
    void refusesKeysWithoutAnEnglishText() {
        Problems problems = new Problems();
        make(problems, Lacking.class, Wordless.class);

        assertThat(GuardReaderTest.all(problems))
                .anySatisfy(one -> assertThat(one).contains("a(String)", "{no.such}", WORDS + "_en.properties"))
                .anySatisfy(one -> assertThat(one).contains("{nor.this}", "nor.this = …"))
                .anySatisfy(one -> assertThat(one).contains("{some.key}", "@Bot(texts"));
    }

    private static CommandModel command() {
        Problems problems = new Problems();
        List<BotModel> bots = make(problems, Worded.class);
        problems.refuseIfAny();
        return bots.get(0).findCommand("remind").orElseThrow();
    }

    private static List<BotModel> make(Problems problems, Class<?>... types) {
        return BotScanner.of(List.of(types)).make(BotScanner.byConstructor(), problems);
    }
}
