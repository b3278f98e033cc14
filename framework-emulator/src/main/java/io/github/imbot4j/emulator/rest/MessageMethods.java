package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Messenger.LikeAction;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.Locale;
import java.util.Optional;

/** The methods that delete and like messages, and show that a bot is typing (v1 §4.3 to §4.5). */
final class MessageMethods {

    private final Messenger messenger;
    private final PortalState state;
    private final Ownership bots;

    MessageMethods(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.message.delete", this::delete)
                .add("imbot", "imbot.message.like", this::like)
                .add("imbot", "imbot.chat.sendTyping", this::type)
                .add("imbot", "imbot.sendTyping", this::type)
                .add("im", "im.message.delete", this::delete)
                .add("im", "im.message.like", this::like)
                .add("im", "im.dialog.writing", this::type);
    }

    static long messageId(Request request) {
        long id = request.at("MESSAGE_ID").number();
        if (id <= 0) {
            throw RestError.of("MESSAGE_ID_ERROR", "Message ID can't be empty");
        }
        return id;
    }

    static RestError cannotEdit() {
        return new RestError(403, "CANT_EDIT_MESSAGE", "Time has expired for modification or you don't have access");
    }

    private Object delete(Request request) {
        long actor = bots.actor(request);
        long messageId = messageId(request);
        try {
            messenger.delete(actor, messageId, request.at("COMPLETE").looksLike("Y"));
        } catch (Refusal refusal) {
            throw cannotEdit();
        }
        return true;
    }

    private Object like(Request request) {
        long actor = bots.actor(request);
        long messageId = messageId(request);
        LikeAction action = switch (request.at("ACTION").text().toLowerCase(Locale.ROOT)) {
            case "plus" -> LikeAction.PLUS;
            case "minus" -> LikeAction.MINUS;
            default -> LikeAction.AUTO;
        };
        if (!messenger.like(actor, messageId, action)) {
            throw RestError.of("WITHOUT_CHANGES", "Action completed without changes");
        }
        return true;
    }

    private Object type(Request request) {
        long actor = bots.actor(request);
        PhpValue dialog = Dialogs.require(request.at("DIALOG_ID"));
        Optional<Long> chatId = Dialogs.isChatId(dialog)
                ? Dialogs.chatOf(dialog, state).stream().boxed().findFirst()
                : state.privateChat(actor, dialog.number()).map(Chat::id);
        chatId.ifPresent(id -> messenger.typing(actor, id));
        return true;
    }
}
