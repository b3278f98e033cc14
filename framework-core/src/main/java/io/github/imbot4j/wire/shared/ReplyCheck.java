package io.github.imbot4j.wire.shared;

import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import java.util.ArrayList;
import java.util.List;

/** The check of a reply before it is written: what a portal of any generation would refuse, cut or show otherwise than meant. */
public final class ReplyCheck {

    private final KeyboardWriter keyboards = new KeyboardWriter();
    private final AttachWriter attachments = new AttachWriter();

    /**
     * Returns the reply as a new message.
     *
     * @param path what problems call it
     * @throws InvalidReplyException with all problems, when it is none or has any
     */
    public NewMessage message(Reply reply, String path) {
        if (!(reply instanceof NewMessage message)) {
            throw new InvalidReplyException(List.of(new Problem(
                    "edit",
                    "changes a message, but is to be said as a new one.",
                    "Return it where a button was pressed, or pass it to Chat.edit with the message's id.")));
        }
        refuse(problems(message, path));
        return message;
    }

    /** Returns the reply as a change of a message, when there is no problem with it. */
    public Edit edit(Reply reply) {
        Edit edit = reply.asEdit();
        refuse(problems(edit, "edit"));
        return edit;
    }

    /** Lists everything that keeps a reply from being sent, the portal's limits of size included. */
    public List<Problem> problems(Reply reply) {
        return problems(reply, reply instanceof Edit ? "edit" : "message");
    }

    /** Refuses a reply that has problems. */
    public static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidReplyException(problems);
        }
    }

    private List<Problem> problems(Reply reply, String path) {
        if (reply instanceof NewMessage message && message.isPlain()) {
            return reply.problems();
        }
        List<Problem> problems = new ArrayList<>(reply.problems());
        SizeCheck sizes = new SizeCheck(path, problems);
        if (reply instanceof NewMessage message) {
            sizes.attachment(attachments, message.attachment());
            sizes.keyboard(keyboards, message.keyboard());
            sizes.menu(keyboards, message.menu());
        } else if (reply instanceof Edit edit) {
            edit.attachment().ifPresent(attachment -> sizes.attachment(attachments, attachment));
            edit.keyboard().ifPresent(keyboard -> sizes.keyboard(keyboards, keyboard));
            edit.menu().ifPresent(menu -> sizes.menu(keyboards, menu));
        }
        return List.copyOf(problems);
    }
}
