package io.github.imbot4j;

import static io.github.imbot4j.reply.Replies.noReply;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.guard.Guards;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Outcome;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;

/** Bots written in code read what annotated ones read, and are checked as they are. */
class TypedBotTest {

    enum Size {
        SMALL,
        LARGE
    }

    record Add(
            @Range(min = 1, max = 9) int amount,
            Optional<String> note,
            @Option(names = "--loud") boolean loud) {}

    record Empty() {}

    record Odd(Thread worker) {}

    record Asked() implements Step {}

    sealed interface Step permits Asked {}

    private static BotModel gathered(BotBuilder bot) {
        return Bots.of(bot.withoutHelp().build()).models().get(0);
    }

    private static Route route(BotModel bot, Trigger trigger) {
        return bot.routes().stream()
                .filter(one -> one.trigger().equals(trigger))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome give(BotModel bot, String command, String words) throws Exception {
        HandlerContext handlerContext =
                Invocations.of(Invocations.command(command, words, CommandSource.TEXTAREA, "en"));
        return route(bot, new Trigger.OnCommand(command)).handler().handle(handlerContext);
    }

    @Test
    void readsTheArgumentsOfACommandAsARecord() throws Exception {
        BotModel bot = gathered(BotBuilder.of("till", "Till")
                .command(
                        "add",
                        Add.class,
                        (ctx, add) -> text(add.amount(), " ", add.note().orElse("-"), " ", add.loud())));

        assertThat(give(bot, "add", "3 \"for tea\" --loud")).isEqualTo(text(3, " ", "for tea", " ", true));
        assertThat(give(bot, "add", "4")).isEqualTo(text(4, " ", "-", " ", false));
        assertThat(give(bot, "add", "12")).isInstanceOf(InvalidInput.class);
        CommandModel add = bot.findCommand("add").orElseThrow();
        assertThat(add.usage("en")).isEqualTo("/add <amount> [<note>] [--loud]");
        assertThat(add.titles()).isEqualTo(Map.of("en", "Add"));
    }

    @Test
    void takesTheRestOfTheTextAsOne() throws Exception {
        record Note(FreeText what) {}
        BotModel bot =
                gathered(BotBuilder.of("notes", "Notes").command("note", Note.class, (ctx, note) -> text(note.what())));

        assertThat(give(bot, "note", "buy \"milk\" and tea")).isEqualTo(text(new FreeText("buy \"milk\" and tea")));
    }

    @Test
    void readsAnAnswerInAConversationAsAValue() throws Exception {
        BotModel bot = gathered(BotBuilder.of("pizza", "Pizza")
                .onAnswer(Asked.class, Size.class, (ctx, step, size) -> Next.done(text(step, size))));
        Route answer = bot.routes().get(0);
        HandlerContext large = Invocations.message("large").about(new Asked());

        assertThat(answer.handler().handle(large)).isEqualTo(Next.done(text(new Asked(), Size.LARGE)));
        assertThat(answer.handler().handle(Invocations.message("huge").about(new Asked())))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void namesTheLineOfAHandlerWhoseArgumentsCannotBeRead() {
        assertThatThrownBy(() -> gathered(BotBuilder.of("odd", "Odd")
                        .command("odd", Odd.class, (ctx, odd) -> noReply())
                        .command("empty", Empty.class, (ctx, empty) -> noReply())
                        .onAnswer(Asked.class, Thread.class, (ctx, step, odd) -> noReply())))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("TypedBotTest.namesTheLineOfAHandlerWhoseArgumentsCannotBeRead line ")
                .hasMessageContaining("Odd.worker no way to make a java.lang.Thread from chat text.")
                .hasMessageContaining("Empty has no components")
                .hasMessageContaining("no way to make a java.lang.Thread from chat text.");
    }

    @Test
    void saysTextsByKeyInEveryLanguage() {
        MessageBundle messageBundle = MessageBundle.of("com/acme/words", TypedBotTest.class);
        BotModel bot = gathered(BotBuilder.of("remind", "Remind")
                .texts(messageBundle)
                .command("remind", c -> c.title("{hello}"), ctx -> noReply())
                .command("forget", ctx -> noReply()));

        CommandModel remind = bot.findCommand("remind").orElseThrow();
        assertThat(remind.titles().keySet()).containsExactlyInAnyOrder("en", "ru");
        assertThat(remind.title("ru")).isNotEqualTo(remind.title("en"));
        assertThat(bot.findCommand("forget").orElseThrow().titles())
                .as("a portal shows no command without a title")
                .isEqualTo(Map.of("en", "Forget", "ru", "Forget"));
        assertThatThrownBy(() -> BotBuilder.of("remind", "Remind")
                        .texts(messageBundle)
                        .position("{nowhere}")
                        .command("remind", c -> c.title("{lost}"), ctx -> noReply())
                        .guard(Guards.confirm("{unsure}"))
                        .build())
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("takes the text {nowhere}")
                .hasMessageContaining("the command \"remind\" takes the text {lost}")
                .hasMessageContaining("takes the text {unsure}");
    }

    @Test
    void guardsTheHandlersOfAPart() {
        record Approve(long invoice) {}
        BotModel bot = gathered(BotBuilder.of("till", "Till")
                .guarded(
                        Guards.adminOnly(),
                        part -> part.onPress(Approve.class, (ctx, approve) -> noReply())
                                .guarded(Guards.privateOnly(), inner -> inner.onMessage("x", ctx -> noReply())))
                .onMessage(m -> m.text("y").guard(Guards.groupOnly()), ctx -> noReply())
                .onMessage(ctx -> noReply()));

        assertThat(bot.routes())
                .filteredOn(route -> !(route.trigger() instanceof Trigger.OnCommand))
                .extracting(route -> route.guards().size())
                .containsExactly(1, 2, 1, 0);
    }

    @Test
    void hasEventsBringRightsWhereItChecksThem() {
        assertThat(gathered(BotBuilder.of("a", "A").checksRights().command("add", Add.class, (ctx, add) -> noReply()))
                        .routes())
                .allMatch(route -> route.handler().asksForRights());
        assertThat(gathered(BotBuilder.of("a", "A").command("add", Add.class, (ctx, add) -> noReply()))
                        .routes())
                .noneMatch(route -> route.handler().asksForRights());
    }
}
