package io.github.imbot4j.wire.v1;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.Attachment;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.Keyboard;
import io.github.imbot4j.reply.MenuItem;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.wire.MessageCalls;
import io.github.imbot4j.wire.content.AttachWriter;
import io.github.imbot4j.wire.content.KeyboardWriter;
import io.github.imbot4j.wire.content.PhpEmpty;
import io.github.imbot4j.wire.content.SizeCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The writer of replies as calls of the first generation (v1 §3.4, §4.1, §4.2). A long text becomes several calls, to
 * be made in order. Every method throws {@link InvalidReplyException}, with all problems, for a reply that the portal
 * would reject, cut or show differently.
 */
final class ReplyWriter implements MessageCalls {

    /** What a portal writes to take a part of a message off. */
    private static final String NOTHING = "N";

    private static final String UPDATE = "imbot.message.update";

    /** Parameters of a change that leaves text and attachment alone: bot, message, keyboard. */
    private static final int KEYBOARD_ONLY = 3;

    private final NotifyCalls notifications = new NotifyCalls();
    private final OpenLineCalls lines = new OpenLineCalls();
    private final KeyboardWriter keyboards = new KeyboardWriter();
    private final AttachWriter attachments = new AttachWriter();

    /** {@code imbot.message.add}. */
    @Override
    public List<Call> say(long botId, String dialogId, Reply reply) {
        NewMessage message = message(reply, "message");
        Call address = Call.of("imbot.message.add").with("BOT_ID", botId).with("DIALOG_ID", Ref.orText(dialogId));
        List<Call> calls = new ArrayList<>();
        for (NewMessage part : message.parts()) {
            // Of the methods that take a text, this one alone is known to take "0" (v1 §4.1).
            Call call = content(address.with("MESSAGE", part.body().bb()), part);
            calls.add(part.isHidden() ? call.with("SKIP_CONNECTOR", "Y") : call);
        }
        return List.copyOf(calls);
    }

    /**
     * Answers a command: {@code imbot.command.answer}, at most ten minutes after it. It cannot hide an answer from the client
     * of an Open Line, and in private dialogs the portal drops the menu: say such replies instead.
     */
    @Override
    public List<Call> answer(CommandReceived command, Reply reply) {
        return answer(command.bot().id(), command.commandId(), command.message().id(), reply);
    }

    /** Answers the command that a message held, or the pressed button of one. */
    List<Call> answer(long botId, long commandId, long messageId, Reply reply) {
        NewMessage message = message(reply, "message");
        if (message.isHidden()) {
            throw new InvalidReplyException(List.of(new Problem(
                    "message.hiddenFromClient",
                    "cannot be kept when a command is answered.",
                    "Say it into the dialog instead, with Chat.say.")));
        }
        Call address =
                Call.of("imbot.command.answer").with("COMMAND_ID", commandId).with("MESSAGE_ID", messageId);
        List<Call> calls = new ArrayList<>();
        for (NewMessage part : message.parts()) {
            // Only here does the portal not know whose commands a menu runs, unless told (v1 §3.4).
            Call call =
                    content(address.with("MESSAGE", PhpEmpty.shown(part.body().bb())), part);
            calls.add(KeyboardWriter.runsCommand(part.menu()) ? call.with("BOT_ID", botId) : call);
        }
        return List.copyOf(calls);
    }

    /**
     * Changes a message of the bot's own: {@code imbot.message.update}. A {@link NewMessage} takes its place altogether: what
     * it does not have is taken off.
     */
    @Override
    public List<Call> edit(long botId, long messageId, Reply reply) {
        return editOf(botId, messageId, reply);
    }

    @Override
    public Optional<Call> keyboard(Call call) {
        return call.method().equals(UPDATE) && call.params().size() == KEYBOARD_ONLY
                ? Optional.empty()
                : Optional.ofNullable(call.params().get("KEYBOARD"))
                        .filter(keyboard -> !keyboard.equals(NOTHING))
                        .map(keyboard -> Call.of(UPDATE).with("KEYBOARD", keyboard));
    }

    @Override
    public Call withKeyboard(long botId, long messageId, Call keyboard) {
        return keyboard.with("BOT_ID", botId).with("MESSAGE_ID", messageId);
    }

    @Override
    public List<Call> edit(long botId, Ref message, Reply reply) {
        return editOf(botId, message, reply);
    }

    /**
     * Notifies a user outside any chat: {@code im.notify.personal.add} (v1 §11).
     *
     * @throws InvalidReplyException also for a keyboard or a menu, and for a text that does not fit into one
     */
    @Override
    public Call notify(long userId, Reply reply) {
        NewMessage message = message(reply, "notification");
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

    /**
     * Writes to a user in the name of a line of the network: {@code imopenlines.network.message.add} (v1 §10).
     *
     * @throws InvalidReplyException also for buttons that are no links, a menu, and a text that does not fit into one
     */
    @Override
    public Call network(String code, long userId, Reply reply) {
        if (reply instanceof NewMessage full && !isForNetwork(full)) {
            throw new InvalidReplyException(List.of(new Problem(
                    "message",
                    "has more than a line of the network can show.",
                    "Leave text, attachments, and buttons that are links.")));
        }
        NewMessage message = message(reply, "message");
        refuse(new ArrayList<>(), message, "message");
        Call call = lines.networkMessage(code, userId)
                .with("MESSAGE", PhpEmpty.shown(message.body().bb()));
        return content(call, message);
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
        if (!problems.isEmpty()) {
            throw new InvalidReplyException(problems);
        }
    }

    private List<Call> editOf(long botId, Object messageId, Reply reply) {
        Edit edit = reply.replacingPressed();
        check(edit, "edit");
        Call call = Call.of(UPDATE).with("BOT_ID", botId).with("MESSAGE_ID", messageId);
        if (edit.body().isPresent()) {
            call = call.with("MESSAGE", PhpEmpty.shown(edit.body().get().bb()));
        }
        if (edit.attachment().isPresent()) {
            Attachment attachment = edit.attachment().get();
            call = call.with("ATTACH", attachment.isEmpty() ? NOTHING : attachments.write(attachment));
        }
        if (edit.keyboard().isPresent()) {
            Keyboard keyboard = edit.keyboard().get();
            call = call.with("KEYBOARD", keyboard.isEmpty() ? NOTHING : keyboards.write(keyboard));
        }
        if (edit.menu().isPresent()) {
            List<MenuItem> menu = edit.menu().get();
            call = call.with("MENU", menu.isEmpty() ? NOTHING : keyboards.write(menu));
        }
        call = edit.hasPreview() ? call : call.with("URL_PREVIEW", "N");
        return List.of(edit.isHidden() ? call.with("SKIP_CONNECTOR", "Y") : call);
    }

    @Override
    public List<Problem> problems(Reply reply) {
        return reply instanceof Edit edit ? problems(edit, "edit") : problems(reply, "message");
    }

    private NewMessage message(Reply reply, String path) {
        if (!(reply instanceof NewMessage message)) {
            throw new InvalidReplyException(List.of(new Problem(
                    "edit",
                    "changes a message, but is to be said as a new one.",
                    "Return it where a button was pressed, or pass it to Chat.edit with the message's id.")));
        }
        check(message, path);
        return message;
    }

    private void check(Reply reply, String path) {
        List<Problem> problems = problems(reply, path);
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

    /** Everything but the text. */
    private Call content(Call address, NewMessage part) {
        Call call = address;
        if (!part.attachment().isEmpty()) {
            call = call.with("ATTACH", attachments.write(part.attachment()));
        }
        if (!part.keyboard().isEmpty()) {
            call = call.with("KEYBOARD", keyboards.write(part.keyboard()));
        }
        if (!part.menu().isEmpty()) {
            call = call.with("MENU", keyboards.write(part.menu()));
        }
        call = part.isSystem() ? call.with("SYSTEM", "Y") : call;
        return part.hasPreview() ? call : call.with("URL_PREVIEW", "N");
    }
}
