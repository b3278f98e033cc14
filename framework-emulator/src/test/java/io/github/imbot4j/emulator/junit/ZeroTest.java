package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.cell;
import static io.github.imbot4j.reply.Replies.choices;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.commandItem;
import static io.github.imbot4j.reply.Replies.grid;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.reply.GridLayout;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Parameters;

/** A portal takes "0" for nothing, as PHP does; what authors write arrives all the same (v1 §7.2). */
@BotTest(ZeroTest.Counter.class)
class ZeroTest {

    record Guests() {}

    @Bot(code = "counter", name = "Counter")
    static final class Counter {

        @Command(value = "first", title = "Begin")
        Reply first() {
            return text("Which?")
                    .keyboard(row(command("First", "page", 0), command("0", "page", "0")))
                    .menu(commandItem("0", "page", 0))
                    .attach(message("0"), grid(GridLayout.LINE, cell("0", "0")));
        }

        @Command(value = "page", title = "Show a page", params = "number")
        String page(@Parameters int page) {
            return "Page " + page;
        }

        @Command(value = "untouched", hidden = true)
        String untouched(CommandReceived command) {
            return "<" + command.params() + ">";
        }

        @Command(value = "untyped", title = "Show parameters as they come")
        Reply untyped() {
            return text("Go").keyboard(row(command("Go", "untouched", 0)));
        }

        @Command(value = "seats", title = "Book seats", params = "number")
        String seats(@Parameters(paramLabel = "SEATS") @Range(min = 0, max = 3) int seats) {
            return seats + " seats";
        }

        @Command(value = "guests", title = "Say how many come")
        Next guests() {
            return Next.to(new Guests(), text("How many?").keyboard(choices("0", "1", "2")));
        }

        @OnMessage(state = Guests.class)
        Next guests(Guests guests, int count) {
            return Next.done(text("0" + count));
        }
    }

    @Test
    void isThereOnButtonsAndInTheirParameters(User alice, Dialog chat) {
        alice.says("/first");
        assertThat(chat)
                .lastMessage()
                .hasRows(List.of("First", "0"))
                .hasMenu("0")
                .hasAttachment("0", "0: 0");

        alice.clicks("First");
        assertThat(chat).lastMessage().hasText("Page 0");

        alice.says("/first").clicks("0");
        assertThat(chat).lastMessage().hasText("Page 0");

        alice.says("/first").chooses("0");
        assertThat(chat).lastMessage().hasText("Page 0");
    }

    @Test
    void comesBackAsItWasWritten(User alice, Dialog chat) {
        alice.says("/untyped").clicks("Go");

        assertThat(chat).lastMessage().hasText("<0>");
    }

    @Test
    void isAmongTheChoicesOfAQuestion(User alice, Dialog chat) {
        alice.says("/seats");
        assertThat(chat).lastMessage().hasButtons("0", "1", "2", "3");

        alice.clicks("0");

        assertThat(chat).lastMessage().hasText("0 seats");
    }

    @Test
    void isAmongTheChoicesOfAConversation(User alice, Dialog chat) {
        alice.says("/guests");
        assertThat(chat).lastMessage().hasButtons("0", "1", "2");

        alice.clicks("0");

        assertThat(chat).lastMessage().hasText("00");
    }
}
