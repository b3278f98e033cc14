package io.github.imbot4j.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.NoReply;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MistypedCommandTest {

    private static final ContextHandler<EventContext<?>> QUIET = invocation -> NoReply.SILENCE;

    private static RouteTable table(UnaryOperator<BotBuilder> more) {
        return RouteTable.of(List.of(more.apply(BotBuilder.of("greeter", "Greeter")
                        .command("remind", c -> c.title("en", "Remind"), QUIET)
                        .command("secret", c -> c.hidden(), QUIET))
                .build()));
    }

    private static Trigger trigger(RouteTable table, String text, DialogKind kind, boolean mention) {
        MessageReceived said = SampleEvents.message(text);
        Dialog there = said.dialog();
        Dialog dialog = new Dialog(there.id(), there.chatId(), kind, "", "", 0, there.entity(), false, 0);
        RouteMatch routeMatch = table.match(
                new MessageReceived(
                        said.origin(), new BotRef(567, "greeter"), dialog, said.sender(), Message.of(1, text), mention),
                id -> false);
        return routeMatch instanceof RouteMatch.Found found ? found.route().trigger() : new Trigger.OnUnhandled();
    }

    private static Trigger trigger(RouteTable table, String text) {
        return trigger(table, text, DialogKind.PRIVATE, false);
    }

    @Test
    void guessesWhatNobodyHandles() {
        assertThat(trigger(table(bot -> bot), "/remnid 5m")).isInstanceOf(Trigger.OnUnknownCommand.class);
        assertThat(trigger(table(bot -> bot), "/weather")).isInstanceOf(Trigger.OnUnknownCommand.class);
    }

    @Test
    void goesBeforeAHandlerOfAnyMessageForASlipOfTheFingerOnly() {
        RouteTable chatty = table(bot -> bot.onMessage(QUIET));

        assertThat(trigger(chatty, "/remnid 5m")).isInstanceOf(Trigger.OnUnknownCommand.class);
        assertThat(trigger(chatty, "/weather")).isInstanceOf(Trigger.OnMessage.class);
        assertThat(trigger(chatty, "remnid")).isInstanceOf(Trigger.OnMessage.class);
    }

    @Test
    void goesBehindAHandlerOfThatVeryText() {
        RouteTable narrow = table(bot -> bot.onMessage(Pattern.compile("/remnid.*"), QUIET));

        assertThat(trigger(narrow, "/remnid 5m")).isInstanceOf(Trigger.OnMessage.class);
    }

    @Test
    void speaksWhereItIsSpokenToOnly() {
        RouteTable table = table(bot -> bot);

        assertThat(trigger(table, "/remnid", DialogKind.GROUP, false)).isInstanceOf(Trigger.OnUnhandled.class);
        assertThat(trigger(table, "/remnid", DialogKind.GROUP, true)).isInstanceOf(Trigger.OnUnknownCommand.class);
    }

    @Test
    void leavesPathsAndHiddenCommandsAlone() {
        RouteTable chatty = table(bot -> bot.onMessage(QUIET));

        assertThat(trigger(chatty, "/home/anna/remind")).isInstanceOf(Trigger.OnMessage.class);
        assertThat(trigger(chatty, "/secre")).isInstanceOf(Trigger.OnMessage.class);
    }

    @Test
    void isLeftOutWithTheHelp() {
        RouteTable mute = table(BotBuilder::withoutHelp);

        assertThat(trigger(mute, "/remnid")).isInstanceOf(Trigger.OnUnhandled.class);
    }

    @Test
    void keepsTheWordsBehindTheCommand() {
        RouteMatch.Found found =
                (RouteMatch.Found) table(bot -> bot).match(SampleEvents.message("/remnid 5m tea"), id -> false);

        assertThat(found.event()).isInstanceOfSatisfying(CommandReceived.class, command -> {
            assertThat(command.command()).isEqualTo("remnid");
            assertThat(command.params()).isEqualTo("5m tea");
        });
    }
}
