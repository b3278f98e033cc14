package io.github.imbot4j.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.NoReply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class RouteClashesTest {

    private static List<Problem> problems(Trigger... triggers) {
        List<Route> routes = java.util.stream.IntStream.range(0, triggers.length)
                .mapToObj(i -> new Route(triggers[i], handlerContext -> NoReply.SILENCE, "Greeter.m" + i + "()"))
                .toList();
        BotModel bot = BotBuilder.of("greeter", "Greeter").build();
        try {
            RouteTable.of(List.of(
                    new BotModel(bot.code(), bot.type(), false, bot.profile(), List.of(), routes, "com.acme.Greeter")));
            return List.of();
        } catch (DefinitionException refused) {
            return refused.problems();
        }
    }

    private static AbstractStringAssert<?> assertClash(Trigger one, Trigger other) {
        List<Problem> problems = problems(one, other);
        assertThat(problems).hasSize(1);
        return assertThat(problems.get(0).toString()).startsWith("Greeter.m0() and Greeter.m1(): ");
    }

    private static void assertPeace(Trigger one, Trigger other) {
        assertThat(problems(one, other)).isEmpty();
    }

    private static Trigger.OnMessage message(String text, int priority, DialogKind... kinds) {
        return new Trigger.OnMessage(text, Optional.empty(), Set.of(kinds), false, priority, false);
    }

    private static Trigger.OnMessage pattern(String regex) {
        return pattern(Pattern.compile(regex));
    }

    private static Trigger.OnMessage pattern(Pattern pattern) {
        return new Trigger.OnMessage("", Optional.of(pattern), Set.of(), false, 0, false);
    }

    record Vote(int option) {}

    static final class Other {
        record Vote(int option) {}
    }

    @Test
    void refusesTwoForAnEventOfThePortalWhereverItIsCollected() {
        assertClash(new Trigger.OnPortalEvent("ONCRMDEALADD"), new Trigger.OnPortalEvent("oncrmdealadd", true))
                .contains("both take the event ONCRMDEALADD");
    }

    @Test
    void findsTwoHandlersOfOneRecordOnButtons() {
        assertClash(new Trigger.OnButton(Vote.class), new Trigger.OnButton(Vote.class))
                .endsWith("both handle buttons that carry Vote. Keep one of them.");
        assertClash(new Trigger.OnButton(Vote.class), new Trigger.OnButton(Other.Vote.class))
                .endsWith(
                        "take two records called Vote; a button names what it carries so. Rename one of the records.");
        assertPeace(new Trigger.OnButton(Vote.class), new Trigger.OnTimer(Vote.class));
    }

    private static Trigger.OnEvent joined(DialogKind... kinds) {
        return new Trigger.OnEvent(BotJoined.class, Set.of(kinds), false);
    }

    @Test
    void refusesTwoHandlersOfOneCommand() {
        assertClash(new Trigger.OnCommand("hello"), new Trigger.OnCommand("hello"))
                .contains("both handle the command \"hello\". Rename one of them.");
        assertPeace(new Trigger.OnCommand("hello"), new Trigger.OnCommand("Hello"));
    }

    @Test
    void refusesTwoHandlersOfOneTextWhateverItsCase() {
        assertClash(message("Prices", 0), message("prices ", 0)).contains("the text \"Prices\"");
        assertPeace(message("prices", 0), message("price", 0));
    }

    @Test
    void letsPriorityDecide() {
        assertClash(message("", 3), message("", 3)).contains("any message", "priority");
        assertPeace(message("", 3), message("", 4));
    }

    @Test
    void refusesDialogKindsThatOverlap() {
        assertClash(message("", 0, DialogKind.GROUP, DialogKind.PRIVATE), message("", 0, DialogKind.GROUP));
        assertPeace(message("", 0, DialogKind.PRIVATE), message("", 0, DialogKind.GROUP));
        assertPeace(message("", 0), message("", 0, DialogKind.GROUP));
        assertClash(joined(DialogKind.GROUP), joined(DialogKind.GROUP, DialogKind.CHANNEL))
                .contains("both handle BotJoined in [GROUP].");
        assertClash(joined(), joined()).contains("both handle BotJoined.");
        assertPeace(joined(), joined(DialogKind.GROUP));
    }

    @Test
    void refusesPatternsThatMayMeet() {
        assertClash(pattern("order (\\d+)"), pattern("order .*")).contains("patterns may match the same message");
        assertClash(pattern("a?bc"), pattern("bc"));
        assertClash(pattern("a|b"), pattern("b|c"));
        assertClash(pattern("(?i)ORDER.*"), pattern("order.*"));
        assertClash(pattern("(?x)o r d e r"), pattern("cancel"));
        assertClash(pattern(Pattern.compile("o r d e r", Pattern.COMMENTS)), pattern("cancel"));
    }

    @Test
    void letsPatternsBeThatBeginWithDifferentLetters() {
        assertPeace(pattern("order (\\d+)"), pattern("cancel (\\d+)"));
        assertPeace(pattern("(?iu)привет.*"), pattern("(?iu)пока.*"));
        assertPeace(pattern(Pattern.compile("1+1", Pattern.LITERAL)), pattern("2 .*"));
    }

    @Test
    void refusesTwoHandlersOfOneExceptionAndOfTheRest() {
        assertClash(new Trigger.OnError(Exception.class), new Trigger.OnError(Exception.class))
                .contains("both handle Exception.");
        assertPeace(new Trigger.OnError(Exception.class), new Trigger.OnError(RuntimeException.class));
        assertClash(new Trigger.OnUnhandled(), new Trigger.OnUnhandled()).contains("nobody else wants");
    }

    @Test
    void reportsEveryClashOfEveryBotTogether() {
        BotModel twice = BotBuilder.of("twice", "Twice")
                .onUnhandled(invocation -> NoReply.SILENCE)
                .onUnhandled(invocation -> NoReply.SILENCE)
                .build();
        BotModel again = BotBuilder.of("again", "Again")
                .onMessage(invocation -> NoReply.SILENCE)
                .onMessage(invocation -> NoReply.SILENCE)
                .build();

        assertThatThrownBy(() -> RouteTable.of(List.of(twice, again)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("2 problems")
                .hasMessageContaining("bot 'twice'")
                .hasMessageContaining("bot 'again'");
    }
}
