package io.github.imbot4j.reply;

import io.github.imbot4j.problem.Problem;
import java.util.List;

/** Find everything in a reply that a portal would refuse, drop or cut, before it is sent. */
final class ReplyInspector {

    static final String INDIVISIBLE = "holds an address, a number or a tag that does not fit into one message alone.";
    static final String SHORTEN = "Shorten it.";

    List<Problem> inspect(Reply reply) {
        Flaws flaws = Flaws.at(reply instanceof Edit ? "edit" : "message");
        if (reply instanceof NewMessage message) {
            text(flaws.in("text"), message.body());
            if (Splitter.split(message.body(), NewMessage.MAX_TEXT).isEmpty()) {
                flaws.in("text").add(INDIVISIBLE, SHORTEN);
            }
            new BlockInspector(flaws.in("attach")).attachment(message.attachment());
            new ButtonInspector(flaws).keyboard(message.keyboard());
            new ButtonInspector(flaws).menu(message.menu());
        } else if (reply instanceof Edit edit) {
            edit(flaws, edit);
        }
        return flaws.all();
    }

    private static void edit(Flaws flaws, Edit edit) {
        if (edit.isEmpty()) {
            flaws.add("changes nothing.", "Give it a text, an attachment, a keyboard or a menu.");
        }
        edit.body().ifPresent(body -> {
            text(flaws.in("text"), body);
            int length = Splitter.length(body.bb());
            if (length > NewMessage.MAX_TEXT) {
                flaws.in("text")
                        .add(
                                "has " + length + " characters, tags included.",
                                "An edit cannot be divided: shorten it to " + NewMessage.MAX_TEXT
                                        + ", or say the rest in new messages.");
            }
        });
        edit.attachment().ifPresent(attachment -> new BlockInspector(flaws.in("attach")).attachment(attachment));
        edit.keyboard().ifPresent(keyboard -> new ButtonInspector(flaws).keyboard(keyboard));
        edit.menu().ifPresent(menu -> new ButtonInspector(flaws).menu(menu));
    }

    private static void text(Flaws flaws, Markup body) {
        if (!MarkupInspector.isVisible(body)) {
            flaws.add("is empty.", "Portals want a text with every message, even beside an attachment: give it one.");
        }
        MarkupInspector.inspect(flaws, body);
    }
}
