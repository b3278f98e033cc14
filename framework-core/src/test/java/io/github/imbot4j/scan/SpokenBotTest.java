package io.github.imbot4j.scan;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.choices;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.Confirm;
import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Parameters;

/** What a bot says in handlers comes from its texts, too. */
@SuppressWarnings("UnusedMethod") // handlers are called by their handles
class SpokenBotTest {

    private static final String WORDS = "io/github/imbot4j/scan/words";

    enum Shade {
        RED,
        LIGHT_BLUE
    }

    @Bot(code = "a", name = "A", texts = WORDS, help = false)
    static final class Painter {
        @Command(value = "greet", title = "Greet")
        Reply greet(@Parameters int count, Messages texts) {
            return text(texts, "greet", bold("Bob"), count, Shade.LIGHT_BLUE);
        }

        @Command(value = "paint", title = "Paint")
        Reply paint(@Parameters Shade shade) {
            return text(shade.name());
        }

        @Command(value = "palette", title = "Palette")
        Reply palette(Messages texts) {
            return text(Shade.LIGHT_BLUE).keyboard(choices(texts, Shade.values()));
        }
    }

    @Bot(code = "b", name = "B", help = false)
    static final class Mute {
        @Command(value = "a", title = "A")
        String a(Messages texts) {
            return "";
        }

        @Confirm("{clear.sure}")
        @Command(value = "b", title = "B")
        String b() {
            return "";
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Hello, [b]Bob[/b]! You have 5 things in Sky.",
                "de | Hello, [b]Bob[/b]! You have 5 things in Sky.",
                "ru | Привет, [b]Bob[/b]! У вас 5 дел, цвет: Небесно-голубой."
            })
    void speaksTheLanguageOfThePortalWithMarkupInItsPlace(String language, String said) throws Exception {
        assertThat(message(run("greet", "5", language)).body().bb()).isEqualTo(said);
    }

    @Test
    void offersConstantsByTheirNamesInEachLanguage() throws Exception {
        Reply english = reply(run("paint", "", "en"));
        Reply russian = reply(run("paint", "", "ru"));

        assertThat(((NewMessage) english).body().plain()).contains("one of Red, Sky");
        assertThat(((NewMessage) russian).body().plain()).contains("Красный, Небесно-голубой");
        assertThat(english.commandUses()).extracting(use -> use.params()).containsExactly("RED", "LIGHT_BLUE");
        assertThat(russian.commandUses()).extracting(use -> use.params()).containsExactly("RED", "LIGHT_BLUE");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT_BLUE", "light blue", "sky", "небесно-голубой", "Небесно голубой"})
    void understandsConstantsByAnyOfTheirNames(String words) throws Exception {
        assertThat(message(run("paint", words, "en")).body().plain()).isEqualTo("LIGHT_BLUE");
    }

    @Test
    void guessesAtWhatAConstantIsCalled() throws Exception {
        assertThat(((NewMessage) reply(run("paint", "красны", "ru"))).body().plain())
                .contains("Может быть, Красный?");
    }

    @Test
    void saysAConstantInWords() throws Exception {
        NewMessage palette = message(run("palette", "", "ru"));

        assertThat(palette.body().plain()).isEqualTo("Light blue");
        assertThat(palette.keyboard().rows().get(0).buttons())
                .extracting(button -> button.label())
                .containsExactly("Красный", "Небесно-голубой");
    }

    @Test
    void refusesTextsWhereThereAreNone() {
        Problems problems = new Problems();
        BotScanner.of(List.of(Mute.class)).make(BotScanner.byConstructor(), problems);

        assertThat(GuardReaderTest.all(problems))
                .anySatisfy(one -> assertThat(one).contains("a(Messages)", "has no texts", "@Bot(texts"))
                .anySatisfy(one -> assertThat(one).contains("b()", "@Confirm", "{clear.sure}", "@Bot(texts"));
    }

    private static Outcome run(String command, String params, String language) throws Exception {
        Problems problems = new Problems();
        BotModel bot = BotScanner.of(List.of(Painter.class))
                .make(BotScanner.byConstructor(), problems)
                .get(0);
        problems.refuseIfAny();
        return bot.routes().stream()
                .filter(route -> route.trigger().equals(new Trigger.OnCommand(command)))
                .findFirst()
                .orElseThrow()
                .handler()
                .handle(Invocations.of(Invocations.command(command, params, CommandSource.TEXTAREA, language)));
    }

    private static NewMessage message(Outcome outcome) {
        return (NewMessage) outcome;
    }

    private static Reply reply(Outcome outcome) {
        return outcome instanceof InputRequired asking ? asking.prompt() : ((InvalidInput) outcome).reply();
    }
}
