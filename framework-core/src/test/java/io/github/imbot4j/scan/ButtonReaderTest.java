package io.github.imbot4j.scan;

import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.ModelValidator;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers are called by their handles, fields are looked at
class ButtonReaderTest {

    record Approve(long invoice) {}

    record Aprove(long invoice) {}

    private final List<Problem> problems = new ArrayList<>();

    private BotModel read(Class<?> type) {
        return new BotReader(type, new SourceLines(Map.of()), problems::add).read(new ConstructorFactory());
    }

    @Bot(code = "good", name = "Good")
    static final class Good {

        private final NewMessage card = text("Invoice").keyboard(row(button("Approve", new Approve(17))));

        @OnButton
        Reply approve(Approve press, Sender by) {
            return text(by.mention(), " ", press.invoice());
        }
    }

    @Bot(code = "bad", name = "Bad")
    static final class Bad {

        private final NewMessage card = text("Invoice").keyboard(row(button("Approve", new Aprove(17))));

        private final NewMessage wall = text("Many")
                .keyboard(IntStream.range(0, 300)
                        .mapToObj(i -> row(button("Approve " + i, new Approve(i))))
                        .toList());

        @OnButton
        Reply approve(Approve press, Aprove other) {
            return text("?");
        }
    }

    @Bot(code = "empty", name = "Empty")
    static final class Empty {

        @OnButton
        Reply nothing(Sender by) {
            return text("?");
        }
    }

    @Test
    void readsWhatAHandlerTakes() {
        BotModel bot = read(Good.class);

        assertThat(problems).isEmpty();
        assertThat(bot.takes(Approve.class)).isTrue();
        assertThat(bot.findCommand("press")).isPresent();
        assertThat(bot.routes()).extracting(route -> route.trigger()).contains(new Trigger.OnButton(Approve.class));
        ModelValidator.requireSound(List.of(bot));
    }

    @Test
    void findsRecordsNobodyTakesAndKeyboardsThatAreTooLongOnceSigned() {
        read(Bad.class);

        assertThat(problems)
                .extracting(Problem::toString)
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "asks for ButtonReaderTest.Aprove and ButtonReaderTest.Approve, but a button carries one"))
                .anySatisfy(line -> assertThat(line)
                        .contains("Bad.card, message.keyboard.row[0].button[0]: carries a Aprove")
                        .contains("Did you mean Approve?"))
                .anySatisfy(line -> assertThat(line).contains("Bad.wall, message.keyboard: takes about"));
    }

    @Test
    void findsAHandlerWithoutARecord() {
        BotModel bot = read(Empty.class);

        try {
            ModelValidator.requireSound(List.of(bot));
        } catch (DefinitionException refused) {
            problems.addAll(refused.problems());
        }
        assertThat(problems)
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("Empty.nothing(Sender)")
                .contains("handles presses of buttons, but takes no record. Take the record they carry");
    }
}
