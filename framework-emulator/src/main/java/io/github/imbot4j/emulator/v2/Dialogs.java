package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.regex.Pattern;

/** The lookup of the chats and messages that a call is about, with the errors of v2 (v2 §4.2, §5). */
final class Dialogs {

    private static final Pattern USER = Pattern.compile("[0-9]{1,18}");

    /** A CRM entity's chat, as {@code crm|deal|5}. */
    private static final Pattern ENTITY = Pattern.compile("crm\\|[a-z]+\\|([0-9]{1,18})", Pattern.CASE_INSENSITIVE);

    private final Messenger messenger;
    private final PortalState state;

    Dialogs(Messenger messenger) {
        this.messenger = messenger;
        this.state = messenger.state();
    }

    /**
     * The chat that a member calls by a dialog id; a private one is made when it is new.
     *
     * @throws RestError with CHAT_NOT_FOUND or ACCESS_DENIED
     */
    Chat require(long userId, PhpValue dialogId) {
        String id = ENTITY.matcher(dialogId.trimmed()).replaceFirst("crm$1");
        try {
            Chat chat = messenger.dialog(userId, id);
            if (!chat.has(userId)) {
                throw denied();
            }
            return chat;
        } catch (Refusal refusal) {
            throw refusal.code().equals("ERROR_NO_ACCESS") && !USER.matcher(id).matches() ? denied() : noChat();
        }
    }

    /** The same, without private chats. */
    Chat requireGroup(long userId, PhpValue dialogId) {
        Chat chat = require(userId, dialogId);
        if (chat.type() == ChatType.PRIVATE) {
            throw RestError.of("WRONG_MESSAGE_TYPE", "This is a private chat");
        }
        return chat;
    }

    /**
     * A message that a member of its chat sees.
     *
     * @throws RestError with MESSAGE_NOT_FOUND, ACCESS_DENIED or MESSAGE_ACCESS_DENIED
     */
    Message requireMessage(long userId, long messageId) {
        Message message = state.messages()
                .find(messageId)
                .orElseThrow(() -> RestError.of("MESSAGE_NOT_FOUND", "Message not found"));
        Chat chat = state.chats()
                .find(message.chatId())
                .filter(known -> known.has(userId))
                .orElseThrow(Dialogs::denied);
        if (!chat.shows(userId, messageId)) {
            throw messageDenied();
        }
        return message;
    }

    Chat chatOf(Message message) {
        return state.chats().find(message.chatId()).orElseThrow(Dialogs::noChat);
    }

    static RestError denied() {
        return RestError.of("ACCESS_DENIED", "Access denied");
    }

    static RestError messageDenied() {
        return RestError.of("MESSAGE_ACCESS_DENIED", "Access to the message is denied");
    }

    static RestError noChat() {
        return RestError.of("CHAT_NOT_FOUND", "Chat not found");
    }
}
