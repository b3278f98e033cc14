package io.github.imbot4j.reply;

import static io.github.imbot4j.reply.GridLayout.LINE;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.br;
import static io.github.imbot4j.reply.Replies.cell;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.file;
import static io.github.imbot4j.reply.Replies.grid;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.bot.Sender;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code that authors write, as the documentation shows it. */
class BotsWeWantToWriteTest {

    @Test
    void greetsInOneLine() {
        Reply reply = text("Hello, ", Sender.ofId(7).mention(), "! Try ", send("/hello"), " or ", send("/help"), ".");

        assertThat(((NewMessage) reply).body().bb())
                .isEqualTo("Hello, [USER=7][/USER]! Try [send=/hello]/hello[/send] or [send=/help]/help[/send].");
    }

    @Test
    void comparesEqualHoweverItsTextWasCut() {
        assertThat(text("Hello, ", bold("Bob"), "!")).isEqualTo(text("Hel", "lo, ", bold("B", "ob"), '!'));
    }

    @Test
    void pagesThroughCards() {
        assertThat(palette(2, false).problems()).isEmpty();
        assertThat(palette(2, true)).isInstanceOf(Edit.class);
        assertThat(palette(2, false).commandUses())
                .hasSize(5)
                .contains(new CommandUse("message.keyboard.row[0].button[1]", "palette", "2"));
    }

    private static Reply palette(int page, boolean pressed) {
        Reply card = text("Colours ", page, " of 5")
                .attach(grid(LINE, cell("RED").color("#df532d")))
                .keyboard(row(pages(5).map(n -> command(n == page ? "· " + n + " ·" : "" + n, "palette", n)
                        .inLine()
                        .once())));
        return pressed ? card.asEdit() : card;
    }

    private static Stream<Integer> pages(int last) {
        return IntStream.rangeClosed(1, last).boxed();
    }

    @Test
    void offersClientsAMenu() {
        Reply menu = text("How can we help?", br(), send("1", "1. Prices"), br(), send("0", "0. Talk to a person"));

        assertThat(((NewMessage) menu).body().bb())
                .isEqualTo("How can we help?[br][send=1]1. Prices[/send][br][send=0]0. Talk to a person[/send]");
        assertThat(text("…").attach(file("https://example.com/prices.pdf")).problems())
                .isEmpty();
    }
}
