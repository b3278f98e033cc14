package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.annotation.DialogKind.OPEN_LINE;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.commandItem;
import static io.github.imbot4j.reply.Replies.linkButton;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.event.ButtonPress;
import io.github.imbot4j.reply.Reply;
import picocli.CommandLine.Parameters;

/** A bot to test the kit with: a page that is turned by its buttons, and an Open Line's menu. */
@Bot(code = "pager", name = "Pager", openLines = true)
final class Pager {

    @OnJoin(in = OPEN_LINE)
    Reply menu() {
        return text("How can we help? ", send("1", "Prices"));
    }

    @OnMessage(value = "1", in = OPEN_LINE)
    String prices() {
        return "All is free.";
    }

    @OnMessage
    String mentioned() {
        return "You called?";
    }

    @Command(value = "page", title = "Show a page", params = "number")
    Reply page(@Parameters(defaultValue = "1") int page, ButtonPress buttonPress) {
        Reply card = text("Page ", page)
                .attach(message("of 3"))
                .keyboard(
                        row(command("Back", "page", page - 1), command("Next", "page", page + 1)),
                        row(linkButton("Help", "https://example.com/?a=1&b=2")))
                .menu(commandItem("First & only", "page", 1));
        return buttonPress.isButton() ? card.asEdit() : card;
    }
}
