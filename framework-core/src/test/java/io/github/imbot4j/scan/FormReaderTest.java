package io.github.imbot4j.scan;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.Ask;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.ModelValidator;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.FormState;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.routing.RouteTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;

@SuppressWarnings("UnusedMethod") // handlers are called by their handles
class FormReaderTest {

    record Visit(LocalDate day, Optional<String> note) {}

    record Odd(
            Thread worker,
            @Option(names = "--fast") boolean fast,
            @Ask("{no.such}") int number) {}

    record Nothing() {}

    private final List<Problem> problems = new ArrayList<>();

    private BotModel read(Class<?> type) {
        return new BotReader(type, new SourceLines(Map.of()), problems::add).read(new ConstructorFactory());
    }

    @Bot(code = "good", name = "Good")
    static final class Good {

        @Command(value = "visit", title = "Announce a visit")
        Next start() {
            return Next.form(Visit.class, text("Welcome."));
        }

        @Command(value = "odd", title = "Begin a form without a handler")
        Next odd() {
            return Next.form(Odd.class);
        }

        @OnForm
        Reply visit(Visit visit, Sender sender) {
            return text(sender.name(), " ", visit.day());
        }
    }

    @Bot(code = "bad", name = "Bad")
    static final class Bad {

        @OnForm
        Reply odd(Odd odd) {
            return text(odd);
        }

        @OnForm
        Reply nothing(Nothing nothing) {
            return text(nothing);
        }
    }

    @Bot(code = "none", name = "None")
    static final class None {

        @OnForm
        Reply none(Sender sender) {
            return text(sender.name());
        }
    }

    @Bot(code = "twice", name = "Twice")
    static final class Twice {

        @OnForm
        Reply one(Visit visit) {
            return text(visit.day());
        }

        @OnForm
        Reply other(Visit visit) {
            return text(visit.day());
        }
    }

    @Test
    void givesTheBotTheConversationOfItsForms() throws Exception {
        BotModel bot = read(Good.class);

        assertThat(problems).isEmpty();
        ModelValidator.requireSound(List.of(bot));
        Next begun = (Next) handle(bot, "visit");
        assertThat(((Next.To) begun.move()).state())
                .isEqualTo(FormState.of(Visit.class).asking("day"));
        assertThat(begun.replies()).hasSize(2);
    }

    @Test
    void saysWhichHandlerAFormLacks() {
        BotModel bot = read(Good.class);

        assertThatThrownBy(() -> handle(bot, "odd"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Next.form(Odd.class): bot \"good\" has no handler for it. Write a method with @OnForm that"
                        + " takes a Odd, or in code BotBuilder.onForm(Odd.class, …).");
    }

    private static Object handle(BotModel bot, String command) throws Exception {
        return bot.routes().stream()
                .filter(route -> route.trigger().equals(new Trigger.OnCommand(command)))
                .findFirst()
                .orElseThrow()
                .handler()
                .handle(Invocations.typed(command, ""));
    }

    @Test
    void findsComponentsThatCannotBeAskedFor() {
        read(Bad.class);

        assertThat(problems)
                .extracting(Problem::toString)
                .anySatisfy(line -> assertThat(line).contains("Bad.odd(", "Odd.worker", "java.lang.Thread"))
                .anySatisfy(line -> assertThat(line).contains("Bad.odd(", "Odd.fast has an annotation of picocli"))
                .anySatisfy(line -> assertThat(line).contains("Bad.odd(", "Odd.number takes the text {no.such}"))
                .anySatisfy(line -> assertThat(line).contains("Bad.nothing(", "Nothing has no components"));
    }

    @Test
    void refusesHandlersWithoutARecordAndTwoForOne() {
        BotModel none = read(None.class);
        BotModel twice = read(Twice.class);

        assertThatThrownBy(() -> ModelValidator.requireSound(List.of(none)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("takes no record, so nothing can be filled in for it.");
        assertThatThrownBy(() -> RouteTable.of(List.of(twice)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("both take a Visit that was filled in. Keep one of them.");
    }
}
