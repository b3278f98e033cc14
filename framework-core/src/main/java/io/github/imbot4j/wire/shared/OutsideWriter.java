package io.github.imbot4j.wire.shared;

import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import java.util.ArrayList;
import java.util.List;

/** The writer of what is said outside the dialogs of bots, by methods of no generation: notifications and lines of the network (v1 §10, §11). */
public final class OutsideWriter {

    private final NotifyCalls notifications = new NotifyCalls();
    private final OpenLineCalls lines = new OpenLineCalls();
    private final KeyboardWriter keyboards = new KeyboardWriter();
    private final AttachWriter attachments = new AttachWriter();
    private final ReplyCheck check = new ReplyCheck();

    /** Notifies a user: {@code im.notify.personal.add}. */
    public Call notify(long userId, Reply reply) {
        NewMessage message = check.message(reply, "notification");
        List<Problem> problems = new ArrayList<>();
        if (!message.keyboard().isEmpty() || !message.menu().isEmpty()) {
            problems.add(new Problem(
                    "notification",
                    "has buttons or a menu, which a notification cannot show.",
                    "Say it in a chat, or attach a link."));
        }
        refuse(problems, message, "notification");
        Call call = notifications.personal(userId, message.body().bb());
        return message.attachment().isEmpty() ? call : call.with("ATTACH", attachments.write(message.attachment()));
    }

    /** Writes to a user in the name of a line of the network: {@code imopenlines.network.message.add}. */
    public Call network(String code, long userId, Reply reply) {
        if (reply instanceof NewMessage full && !isForNetwork(full)) {
            ReplyCheck.refuse(List.of(new Problem(
                    "message",
                    "has more than a line of the network can show.",
                    "Leave text, attachments, and buttons that are links.")));
        }
        NewMessage message = check.message(reply, "message");
        refuse(new ArrayList<>(), message, "message");
        Call call = lines.networkMessage(code, userId)
                .with("MESSAGE", PhpEmpty.shown(message.body().bb()));
        call = message.attachment().isEmpty() ? call : call.with("ATTACH", attachments.write(message.attachment()));
        call = message.keyboard().isEmpty() ? call : call.with("KEYBOARD", keyboards.write(message.keyboard()));
        return message.hasPreview() ? call : call.with("URL_PREVIEW", "N");
    }

    private static boolean isForNetwork(NewMessage message) {
        return message.menu().isEmpty()
                && !message.isHidden()
                && !message.isSystem()
                && message.keyboard().rows().stream()
                        .flatMap(row -> row.buttons().stream())
                        .allMatch(button -> button.action() instanceof Action.Open);
    }

    private static void refuse(List<Problem> problems, NewMessage message, String path) {
        if (message.parts().size() > 1) {
            problems.add(new Problem(
                    path + ".text",
                    "has more than " + NewMessage.MAX_TEXT + " characters.",
                    "Shorten it, and say the rest in a chat."));
        }
        ReplyCheck.refuse(problems);
    }
}
