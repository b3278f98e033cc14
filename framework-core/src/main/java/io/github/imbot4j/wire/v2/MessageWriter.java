package io.github.imbot4j.wire.v2;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Attachment;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.Keyboard;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The writer of replies as calls of the second generation (v2 §3.4, §4). What a message says is in {@code fields}; attachments are always
 * whole, and keyboards name their bot, since a change of a message needs both. Every method throws {@link InvalidReplyException}, with all
 * problems, for a reply that the portal would reject, cut or show differently.
 */
final class MessageWriter implements MessageCalls {

    static final String SEND = "imbot.v2.Chat.Message.send";
    static final String UPDATE = "imbot.v2.Chat.Message.update";
    static final String ANSWER = "imbot.v2.Command.answer";

    private static final String FIELDS = "fields";
    private static final String ATTACH = "attach";
    private static final String KEYBOARD = "keyboard";

    /** What takes the keyboard off; an empty list leaves it (v2 §4.2). */
    private static final String NO_KEYBOARD = "N";

    /** What takes the attachment off (v2 corrections, no. 1). */
    private static final String NO_ATTACHMENT = "";

    private final OutsideWriter outside = new OutsideWriter();
    private final ReplyCheck check = new ReplyCheck();
    private final KeyboardWriter keyboards = new KeyboardWriter();
    private final AttachWriter attachments = new AttachWriter();

    /** {@code imbot.v2.Chat.Message.send}. */
    @Override
    public List<Call> say(long botId, String dialogId, Reply reply) {
        NewMessage message = message(reply);
        Call address = Call.of(SEND).with("botId", botId).with("dialogId", Ref.orText(dialogId));
        List<Call> calls = new ArrayList<>();
        for (NewMessage part : message.parts()) {
            Map<String, Object> fields = fields(botId, part);
            if (part.isHidden()) {
                fields.put("skipConnector", true);
            }
            calls.add(address.with(FIELDS, fields));
        }
        return List.copyOf(calls);
    }

    /**
     * {@code imbot.v2.Command.answer}, at most ten minutes after the command: later the portal says that it did, and does not (v2 §3.5).
     * It reaches chats that the bot is not in.
     */
    @Override
    public List<Call> answer(CommandReceived command, Reply reply) {
        NewMessage message = message(reply);
        if (message.isHidden()) {
            throw new InvalidReplyException(List.of(new Problem(
                    "message.hiddenFromClient",
                    "cannot be kept when a command is answered.",
                    "Say it into the dialog instead, with Chat.send.")));
        }
        long botId = command.bot().id();
        Call address = Call.of(ANSWER)
                .with("botId", botId)
                .with("commandId", command.commandId())
                .with("messageId", command.message().id())
                .with("dialogId", command.dialog().id());
        return message.parts().stream()
                .map(part -> address.with(FIELDS, fields(botId, part)))
                .toList();
    }

    @Override
    public boolean saysAnswers() {
        return true;
    }

    @Override
    public List<Call> edit(long botId, long messageId, Reply reply) {
        return editOf(botId, messageId, reply);
    }

    @Override
    public List<Call> edit(long botId, Ref message, Reply reply) {
        return editOf(botId, message, reply);
    }

    private List<Call> editOf(long botId, Object messageId, Reply reply) {
        Edit edit = check.edit(reply);
        ReplyCheck.refuse(lacking(edit));
        Map<String, Object> fields = new LinkedHashMap<>();
        edit.body().ifPresent(body -> fields.put("message", PhpEmpty.shown(body.bb())));
        edit.attachment().ifPresent(attachment -> fields.put(ATTACH, written(attachment)));
        edit.keyboard().ifPresent(keyboard -> fields.put(KEYBOARD, written(botId, keyboard)));
        if (!edit.hasPreview()) {
            fields.put("urlPreview", "N");
        }
        return List.of(Call.of(UPDATE)
                .with("botId", botId)
                .with("messageId", messageId)
                .with(FIELDS, fields));
    }

    private Object written(Attachment attachment) {
        return attachment.isEmpty() ? NO_ATTACHMENT : attachments.writeFull(attachment);
    }

    private Object written(long botId, Keyboard keyboard) {
        return keyboard.isEmpty() ? NO_KEYBOARD : keyboards.write(botId, keyboard);
    }

    @Override
    public Optional<Call> keyboard(Call call) {
        if (!(call.params().get(FIELDS) instanceof Map<?, ?> fields)
                || (call.method().equals(UPDATE) && fields.size() == 1)) {
            return Optional.empty();
        }
        return Optional.<Object>ofNullable(fields.get(KEYBOARD))
                .filter(keyboard -> !keyboard.equals(NO_KEYBOARD))
                .map(keyboard -> Call.of(UPDATE).with(FIELDS, Map.of(KEYBOARD, keyboard)));
    }

    @Override
    public Call withKeyboard(long botId, long messageId, Call keyboard) {
        return keyboard.with("botId", botId).with("messageId", messageId);
    }

    @Override
    public Call network(String code, long userId, Reply reply) {
        return outside.network(code, userId, reply);
    }

    @Override
    public Call notify(long userId, Reply reply) {
        return outside.notify(userId, reply);
    }

    @Override
    public List<Problem> problems(Reply reply) {
        return check.problems(reply);
    }

    /** A menu, and what hides a change from the client of an Open Line (v2 §9.1). */
    @Override
    public List<Problem> lacking(Reply reply) {
        List<Problem> lacking = new ArrayList<>();
        if (reply instanceof NewMessage message && !message.menu().isEmpty()) {
            lacking.add(menu("message.menu"));
        }
        if (reply instanceof Edit edit) {
            if (edit.menu().filter(menu -> !menu.isEmpty()).isPresent()) {
                lacking.add(menu("edit.menu"));
            }
            if (edit.isHidden()) {
                lacking.add(new Problem(
                        "edit.hiddenFromClient",
                        "is not there in the second generation of the API: a change is always passed on.",
                        "Say a new message that is hidden, or speak v1 on this portal."));
            }
        }
        return List.copyOf(lacking);
    }

    private static Problem menu(String path) {
        return new Problem(
                path,
                "is not there in the second generation of the API: its messages have no context menu.",
                "Use a keyboard, .keyboard(row(…)), or speak v1 on this portal.");
    }

    private NewMessage message(Reply reply) {
        NewMessage message = check.message(reply, "message");
        ReplyCheck.refuse(lacking(message));
        return message;
    }

    private Map<String, Object> fields(long botId, NewMessage part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("message", PhpEmpty.shown(part.body().bb()));
        if (!part.attachment().isEmpty()) {
            fields.put(ATTACH, attachments.writeFull(part.attachment()));
        }
        if (!part.keyboard().isEmpty()) {
            fields.put(KEYBOARD, keyboards.write(botId, part.keyboard()));
        }
        if (part.isSystem()) {
            fields.put("system", true);
        }
        if (!part.hasPreview()) {
            fields.put("urlPreview", false);
        }
        return fields;
    }
}
