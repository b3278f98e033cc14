package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code data[PARAMS]} of ONIMBOTMESSAGEUPDATE (v1 §6.7) and ONIMBOTMESSAGEDELETE (§6.8). */
final class ChangedParams {

    private final ChatKeys keys;

    ChangedParams(ChatKeys keys) {
        this.keys = keys;
    }

    Map<String, Object> edited(Message message, Chat chat) {
        boolean inPrivate = ChatKeys.isPrivate(chat);
        Map<String, Object> params = head(message, chat, inPrivate ? message.text() : Mentions.cut(message.text()));
        params.put("CHAT_USER_COUNT", chat.members().size());
        ChatKeys.putMentioned(params, message.text());
        params.put("PLATFORM_CONTEXT", "web");
        if (!inPrivate) {
            params.put("MESSAGE_ORIGINAL", message.text());
            params.put("TO_USER_ID", ChatKeys.firstMentioned(message.text()));
        }
        params.put("PARAMS", ChatKeys.parameters(message.extra()));
        return tail(params, message, chat);
    }

    /** @param message with the phrase in place of its text */
    Map<String, Object> deleted(Message message, Chat chat) {
        return tail(head(message, chat, message.text()), message, chat);
    }

    private static Map<String, Object> head(Message message, Chat chat, String text) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("ID", message.id());
        params.put("CHAT_ID", chat.id());
        params.put("AUTHOR_ID", message.authorId());
        params.put("MESSAGE", text);
        params.put("MESSAGE_TYPE", chat.type().letter());
        params.put("CHAT_AUTHOR_ID", ChatKeys.authorId(chat));
        ChatKeys.putEntity(params, chat);
        if (ChatKeys.isPrivate(chat)) {
            params.put("FROM_USER_ID", message.authorId());
            params.put("TO_USER_ID", ChatKeys.other(chat, message.authorId()));
        }
        return params;
    }

    private Map<String, Object> tail(Map<String, Object> params, Message message, Chat chat) {
        params.put("DIALOG_ID", ChatKeys.dialogId(chat, message.authorId()));
        params.put("MESSAGE_ID", message.id());
        params.put("CHAT_TYPE", chat.type().letter());
        params.put("LANGUAGE", keys.language());
        return params;
    }
}
