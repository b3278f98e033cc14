package io.github.imbot4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.NoReply;
import java.util.List;
import org.junit.jupiter.api.Test;

class PressCommandTest {

    record Approve(long invoice) {}

    record Anything(Object what) {}

    private static final ContextHandler<EventContext<?>> QUIET = invocation -> NoReply.SILENCE;

    private static BotBuilder bot() {
        return BotBuilder.of("invoices", "Invoices").onPress(Approve.class, (context, press) -> NoReply.SILENCE);
    }

    private static List<String> problems(BotBuilder bot) {
        try {
            ModelValidator.requireSound(List.of(bot.build()));
            return List.of();
        } catch (DefinitionException refused) {
            return refused.problems().stream().map(Problem::toString).toList();
        }
    }

    @Test
    void addsOneHiddenCommandWhereRecordsAreTaken() {
        assertThat(bot().build().findCommand("press"))
                .hasValueSatisfying(command -> assertThat(command.hidden()).isTrue());
        assertThat(problems(bot())).isEmpty();
        assertThat(BotBuilder.of("plain", "Plain").build().findCommand("press")).isEmpty();
    }

    @Test
    void letsThroughWhoeverMayGiveTheBotACommand() {
        CommandModel plain = bot().build().findCommand("press").orElseThrow();
        assertThat(plain.common()).isFalse();
        assertThat(plain.extranet()).isFalse();

        CommandModel open = bot().command(
                        "pay", command -> command.title("en", "Pay").common().extranet(), QUIET)
                .build()
                .findCommand("press")
                .orElseThrow();
        assertThat(open.common()).isTrue();
        assertThat(open.extranet()).isTrue();
        assertThat(bot().openLines().build().findCommand("press").orElseThrow().extranet())
                .isTrue();
    }

    @Test
    void leavesTheNameToBotsWithoutSuchButtons() {
        BotBuilder pressing = BotBuilder.of("gym", "Gym").command("press", c -> c.title("en", "Press-ups"), QUIET);

        assertThat(problems(pressing)).isEmpty();
        assertThat(problems(pressing.onPress(Approve.class, (context, press) -> NoReply.SILENCE)))
                .singleElement()
                .asString()
                .contains("handles the command \"press\", which the bot's buttons run. Rename the command");
    }

    @Test
    void refusesRecordsThatCannotBeCarried() {
        assertThat(problems(bot().onPress(Anything.class, (context, press) -> NoReply.SILENCE)))
                .singleElement()
                .asString()
                .contains("PressCommandTest.refusesRecordsThatCannotBeCarried line")
                .contains("takes a record with Anything.what, a java.lang.Object, which no button can carry.");
    }

    @Test
    void findsCommandsAndRoutesByTheirKeysInTheirOrder() {
        BotModel twice = BotBuilder.of("a", "A")
                .command("go", c -> c.title("en", "1"), QUIET)
                .command("go", c -> c.title("en", "2"), QUIET)
                .build();

        assertThat(twice.findCommand("go").orElseThrow().title("en")).isEqualTo("1");
        assertThat(twice.routes(new Trigger.OnCommand("go"))).hasSize(2);
        assertThat(twice.commands()).isEqualTo(List.copyOf(twice.commands()));
    }
}
