package io.github.imbot4j.scan.good;

import static io.github.imbot4j.reply.GridLayout.LINE;
import static io.github.imbot4j.reply.Replies.cell;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.grid;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.event.ButtonPress;
import io.github.imbot4j.reply.Reply;
import java.util.stream.IntStream;
import picocli.CommandLine.Parameters;

/** A pager: the same message is edited when its buttons are pressed. */
@Bot(code = "painter", name = "Painter", help = false, avatar = "painter.gif")
final class Painter {

    @Command(value = "palette", title = "Colours, page by page")
    Reply palette(@Parameters(defaultValue = "1") int page, ButtonPress buttonPress) {
        Reply card = text("Colours ", page, " of 5")
                .attach(grid(LINE, cell("Mint")))
                .keyboard(row(IntStream.rangeClosed(1, 5)
                        .mapToObj(n -> command(n == page ? "· " + n + " ·" : "" + n, "palette", n))
                        .toList()));
        return buttonPress.isButton() ? card.asEdit() : card;
    }
}
