package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Messenger.LikeAction;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.Locale;
import java.util.Optional;

/** Delete and like messages, show that a bot is typing (v1 §4.3 to §4.5). */
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
                .add("imbot", "imbot.sendTyping", this::type);
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
        RegisteredBot bot = bots.botOf(request);
        long messageId = messageId(request);
        try {
            messenger.delete(bot.id(), messageId, request.at("COMPLETE").looksLike("Y"));
        } catch (Refusal refusal) {
            throw cannotEdit();
        }
        return true;
    }

    private Object like(Request request) {
        RegisteredBot bot = bots.botOf(request);
        long messageId = messageId(request);
        LikeAction action = switch (request.at("ACTION").text().toLowerCase(Locale.ROOT)) {
            case "plus" -> LikeAction.PLUS;
            case "minus" -> LikeAction.MINUS;
            default -> LikeAction.AUTO;
        };
        if (!messenger.like(bot.id(), messageId, action)) {
            throw RestError.of("WITHOUT_CHANGES", "Action completed without changes");
        }
        return true;
    }

    private Object type(Request request) {
        RegisteredBot bot = bots.botOf(request);
        PhpValue dialog = Dialogs.require(request.at("DIALOG_ID"));
        Optional<Long> chatId = Dialogs.isChatId(dialog)
                ? Dialogs.chatOf(dialog, state).stream().boxed().findFirst()
                : state.privateChat(bot.id(), dialog.number()).map(Chat::id);
        chatId.ifPresent(id -> messenger.typing(bot.id(), id));
        return true;
    }
}
