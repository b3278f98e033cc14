package io.github.imbot4j.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.ModelValidator;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.wire.generation.Generations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubCommandsTest {

    private final BotModel bot = BotBuilder.of("greeter", "Greeter")
            .command("remind list", command -> command.title("en", "List them").title("ru", "Список"), say("list"))
            .command(
                    "remind list all",
                    command -> command.title("en", "List all").title("ru", "Все"),
                    say("all"))
            .command(
                    "remind отмена",
                    command -> command.title("en", "Cancel one").title("ru", "Отмена"),
                    say("cancel"))
            .command("note", command -> command.title("en", "Note").title("ru", "Заметка"), say("note"))
            .command("note add", command -> command.title("en", "Add").title("ru", "Добавить"), say("add"))
            .build();

    private static ContextHandler<EventContext<?>> say(String what) {
        return invocation -> {
            CommandReceived command = (CommandReceived) invocation.event();
            return Replies.text(what + " (" + command.params() + ")");
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "remind | list          | list ()", "remind | list today now | list (today now)",
                        "remind | '  LIST  x' | list (x)",
                "remind | list all x    | all (x)", "remind | отмена 5      | cancel (5)", "remind list | x | list (x)",
                "note   | add milk      | add (milk)", "note | milk          | note (milk)", "note | ''  | note ()"
            })
    void theDeepestOneIsRun(String command, String params, String said) throws Exception {
        assertThat(said(command, params)).isEqualTo(said);
    }

    @Test
    void aPortalIsToldOfTheFirstWordOnly() {
        assertThat(bot.registered()).extracting(CommandModel::name).containsExactly("note", "remind", "help");
        CommandModel remind = bot.findCommand("remind").orElseThrow();
        assertThat(remind.title("ru")).isEqualTo("Список · Все · Отмена");
        assertThat(remind.params("en")).isEqualTo("list | отмена");
        Problems problems = new Problems();
        ModelValidator.check(List.of(bot), problems);
        RouteClashes.check(List.of(bot), problems);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aloneItAsksWhichIsMeant() throws Exception {
        NewMessage asked = answer("remind", "");
        assertThat(asked.body().plain()).isEqualTo("Which one?");
        assertThat(asked.commandUses())
                .extracting(use -> use.command() + " " + use.params())
                .containsExactly("remind list", "remind list all", "remind отмена");
        assertThat(answer("remind", "lits").body().plain()).isEqualTo("Unknown command \"lits\". Did you mean list?");
    }

    @ParameterizedTest
    @CsvSource({"300, 20, 20", "40, 200, 240"})
    void itAsksSoThatAKeyboardHasRoom(int count, int longName, int longTitle) throws Exception {
        BotBuilder forest = BotBuilder.of("greeter", "Greeter");
        for (int i = 0; i < count; i++) {
            String title = "t".repeat(longTitle) + i;
            forest.command("tree " + "x".repeat(longName) + i, command -> command.title("en", title), say("tree"));
        }
        BotModel tall = forest.build();

        NewMessage asked = answer(tall, "tree", "");

        assertThat(Generations.all().problems(asked)).isEmpty();
        assertThat(asked.commandUses()).isNotEmpty().hasSizeLessThan(count);
        assertThat(asked.body().plain()).contains("/help tree");
    }

    @Test
    void aButtonRunsItByItsFirstWord() {
        assertThat(Replies.command("List", "remind list", "today", "two words").action())
                .isEqualTo(Replies.command("List", "remind", "list", "today", "two words")
                        .action());
    }

    private String said(String command, String params) throws Exception {
        return answer(command, params).body().plain();
    }

    private NewMessage answer(String command, String params) throws Exception {
        return answer(bot, command, params);
    }

    private static NewMessage answer(BotModel bot, String command, String params) throws Exception {
        CommandReceived event = Invocations.command(command, params, CommandSource.TEXTAREA, "en");
        RouteMatch.Found found = (RouteMatch.Found) RouteTable.of(List.of(bot)).match(event, id -> false);
        return (NewMessage) found.route().handler().handle(Invocations.of(found.event()));
    }
}
