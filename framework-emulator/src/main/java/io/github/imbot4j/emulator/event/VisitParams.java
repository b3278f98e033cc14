package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.state.Chat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code data[PARAMS]} of events without a new message: ONIMBOTJOINCHAT (v1 §6.9), a pressed ONIMCOMMANDADD
 * (§6.10), ONIMBOTCONTEXTGET (§6.12).
 */
final class VisitParams {

    private final ChatKeys keys;

    VisitParams(ChatKeys keys) {
        this.keys = keys;
    }

    /** The one a joining bot hears of: the other one in a private chat, else who brought it; {@code 0} for nobody. */
    static long visitor(ChatEvent.BotJoined joined) {
        Chat chat = joined.chat();
        return ChatKeys.isPrivate(chat) ? ChatKeys.other(chat, joined.botId()) : joined.initiatorId();
    }

    Map<String, Object> joined(ChatEvent.BotJoined joined) {
        Chat chat = joined.chat();
        long visitor = visitor(joined);
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("CHAT_TYPE", chat.type().letter());
        params.put("MESSAGE_TYPE", chat.type().letter());
        params.put("BOT_ID", joined.botId());
        if (visitor != 0) {
            params.put("USER_ID", visitor);
        }
        if (ChatKeys.isPrivate(chat)) {
            params.put("TO_USER_ID", joined.initiatorId() == visitor ? joined.botId() : visitor);
            params.put("FROM_USER_ID", joined.initiatorId());
            params.put("CHAT_ID", chat.id());
        } else {
            params.put("CHAT_ID", chat.id());
            params.put("CHAT_AUTHOR_ID", chat.ownerId());
            params.put("CHAT_ENTITY_TYPE", chat.entityType());
            params.put("CHAT_ENTITY_ID", chat.entityId());
            params.put("ACCESS_HISTORY", chat.shows(joined.botId(), 1));
        }
        params.put("DIALOG_ID", ChatKeys.dialogId(chat, visitor));
        params.put("LANGUAGE", keys.language());
        return params;
    }

    /** MESSAGE_ID is that of the message with the button; there is no other. */
    Map<String, Object> pressed(ChatEvent.Pressed pressed, String word) {
        Chat chat = pressed.chat();
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("FROM_USER_ID", pressed.userId());
        params.put("AUTHOR_ID", pressed.userId());
        params.put("MESSAGE", "/" + word + " " + pressed.params());
        params.put("MESSAGE_TYPE", chat.type().letter());
        params.put("CHAT_TYPE", chat.type().letter());
        params.put("DIALOG_ID", ChatKeys.dialogId(chat, pressed.userId()));
        params.put("MESSAGE_ID", pressed.message().id());
        if (!ChatKeys.isPrivate(chat)) {
            params.put("CHAT_ENTITY_TYPE", chat.entityType());
            params.put("CHAT_ENTITY_ID", chat.entityId());
        }
        params.put("LANGUAGE", keys.language());
        if (ChatKeys.isPrivate(chat)) {
            params.put("TO_USER_ID", ChatKeys.other(chat, pressed.userId()));
        } else {
            params.put("TO_CHAT_ID", chat.id());
        }
        return params;
    }

    Map<String, Object> context(ChatEvent.ContextSent sent) {
        Chat chat = sent.chat();
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("CONTEXT", sent.context());
        params.put("CHAT_TYPE", chat.type().letter());
        params.put("MESSAGE_TYPE", chat.type().letter());
        params.put("USER_ID", sent.userId());
        params.put("CHAT_AUTHOR_ID", ChatKeys.authorId(chat));
        if (!ChatKeys.isPrivate(chat)) {
            params.put("CHAT_ENTITY_TYPE", chat.entityType());
            params.put("CHAT_ENTITY_ID", chat.entityId());
        }
        params.put("DIALOG_ID", ChatKeys.dialogId(chat, sent.userId()));
        params.put("LANGUAGE", keys.language());
        return params;
    }
}
