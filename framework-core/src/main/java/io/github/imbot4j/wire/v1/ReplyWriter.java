package io.github.imbot4j.wire.v1;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.problem.Problem;
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
import io.github.imbot4j.wire.shared.AttachWriter;
import io.github.imbot4j.wire.shared.KeyboardWriter;
import io.github.imbot4j.wire.shared.OutsideWriter;
import io.github.imbot4j.wire.shared.PhpEmpty;
import io.github.imbot4j.wire.shared.ReplyCheck;
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

    private final OutsideWriter outside = new OutsideWriter();
    private final ReplyCheck check = new ReplyCheck();
    private final KeyboardWriter keyboards = new KeyboardWriter();
    private final AttachWriter attachments = new AttachWriter();

    /** {@code imbot.message.add}. */
    @Override
    public List<Call> say(long botId, String dialogId, Reply reply) {
        NewMessage message = check.message(reply, "message");
        Call address = address(botId, dialogId);
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

    /** The content of an answer goes into a message as it is (v1 §3.4, §4.1). */
    @Override
    public Optional<Call> insteadOfAnswer(CommandReceived command) {
        return Optional.of(address(command.bot().id(), command.dialog().id()));
    }

    private static Call address(long botId, String dialogId) {
        return Call.of("imbot.message.add").with("BOT_ID", botId).with("DIALOG_ID", Ref.orText(dialogId));
    }

    /** Answers the command that a message held, or the pressed button of one. */
    List<Call> answer(long botId, long commandId, long messageId, Reply reply) {
        NewMessage message = check.message(reply, "message");
        if (message.isHidden()) {
            throw new InvalidReplyException(List.of(new Problem(
                    "message.hiddenFromClient",
                    "cannot be kept when a command is answered.",
                    "Say it into the dialog instead, with Chat.send.")));
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

    @Override
    public Call notify(long userId, Reply reply) {
        return outside.notify(userId, reply);
    }

    @Override
    public Call network(String code, long userId, Reply reply) {
        return outside.network(code, userId, reply);
    }

    private List<Call> editOf(long botId, Object messageId, Reply reply) {
        Edit edit = check.edit(reply);
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
        return check.problems(reply);
    }

    @Override
    public List<Problem> lacking(Reply reply) {
        return List.of();
    }

    @Override
    public boolean saysAnswers() {
        return false;
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
