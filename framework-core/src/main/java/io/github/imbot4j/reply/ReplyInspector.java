package io.github.imbot4j.reply;

import io.github.imbot4j.problem.Problem;
import java.util.List;

/** The check for everything in a reply that a portal would reject, drop or cut, made before it is sent. */
final class ReplyInspector {

    static final String INDIVISIBLE = "holds an address, a number or a tag that does not fit into one message alone.";
    static final String SHORTEN = "Shorten it.";

    List<Problem> inspect(Reply reply) {
        ProblemCollector problemCollector = ProblemCollector.at(reply instanceof Edit ? "edit" : "message");
        if (reply instanceof NewMessage message) {
            text(problemCollector.in("text"), message.body());
            if (MessageSplitter.split(message.body(), NewMessage.MAX_TEXT).isEmpty()) {
                problemCollector.in("text").add(INDIVISIBLE, SHORTEN);
            }
            new BlockInspector(problemCollector.in("attach")).attachment(message.attachment());
            new ButtonInspector(problemCollector).keyboard(message.keyboard());
            new ButtonInspector(problemCollector).menu(message.menu());
        } else if (reply instanceof Edit edit) {
            edit(problemCollector, edit);
        }
        return problemCollector.all();
    }

    private static void edit(ProblemCollector problemCollector, Edit edit) {
        if (edit.isEmpty()) {
            problemCollector.add("changes nothing.", "Give it a text, an attachment, a keyboard or a menu.");
        }
        edit.body().ifPresent(body -> {
            text(problemCollector.in("text"), body);
            int length = MessageSplitter.length(body.bb());
            if (length > NewMessage.MAX_TEXT) {
                problemCollector
                        .in("text")
                        .add(
                                "has " + length + " characters, tags included.",
                                "An edit cannot be divided: shorten it to " + NewMessage.MAX_TEXT
                                        + ", or say the rest in new messages.");
            }
        });
        edit.attachment()
                .ifPresent(attachment -> new BlockInspector(problemCollector.in("attach")).attachment(attachment));
        edit.keyboard().ifPresent(keyboard -> new ButtonInspector(problemCollector).keyboard(keyboard));
        edit.menu().ifPresent(menu -> new ButtonInspector(problemCollector).menu(menu));
    }

    private static void text(ProblemCollector problemCollector, Markup body) {
        if (!MarkupInspector.isVisible(body)) {
            problemCollector.add(
                    "is empty.", "Portals want a text with every message, even beside an attachment: give it one.");
        }
        MarkupInspector.inspect(problemCollector, body);
    }
}
