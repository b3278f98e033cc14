package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code data[PARAMS]} of a posted message: of ONIMBOTMESSAGEADD (v1 §6.6) and a typed ONIMCOMMANDADD (§6.10). */
final class PostedParams {

    private final PortalState state;
    private final ChatKeys keys;

    PostedParams(PortalState state, ChatKeys keys) {
        this.state = state;
        this.keys = keys;
    }

    Map<String, Object> message(Message message, Chat chat, boolean skipConnector) {
        boolean inPrivate = ChatKeys.isPrivate(chat);
        Map<String, Object> params = head(message, chat, inPrivate ? message.text() : Mentions.cut(message.text()));
        if (inPrivate) {
            params.put("TO_USER_ID", ChatKeys.other(chat, message.authorId()));
        } else {
            putGroup(params, message, chat);
        }
        params.put("PUSH", "Y");
        params.put("PUSH_IMPORTANT", "N");
        putFlags(params, skipConnector);
        if (skipConnector && !isBot(message.authorId())) {
            // A whisper (observed no. 7).
            params.put("COMPONENT_ID", "HiddenMessage");
        }
        params.put("COMMAND_CONTEXT", "TEXTAREA");
        params.put("CHAT_USER_COUNT", chat.members().size());
        ChatKeys.putMentioned(params, message.text());
        params.put("PLATFORM_CONTEXT", "web");
        if (!inPrivate) {
            params.put("MESSAGE_ORIGINAL", message.text());
            params.put("TO_USER_ID", ChatKeys.firstMentioned(message.text()));
        }
        return tail(params, message, chat);
    }

    /** MESSAGE is the whole text here: arguments may go on in further lines. */
    Map<String, Object> command(Message message, Chat chat) {
        boolean inPrivate = ChatKeys.isPrivate(chat);
        Map<String, Object> params = head(message, chat, message.text());
        if (inPrivate) {
            params.put("TO_USER_ID", ChatKeys.other(chat, message.authorId()));
        } else {
            params.put("CHAT_PARENT_ID", 0);
            params.put("CHAT_PARENT_MID", 0);
            putGroup(params, message, chat);
            params.put("BOT_IN_CHAT", botsIn(chat));
        }
        params.put("SKIP_USER_CHECK", "Y");
        params.put("PUSH", "Y");
        params.put("PUSH_IMPORTANT", "N");
        params.put("RECENT_ADD", "Y");
        putFlags(params, false);
        return tail(params, message, chat);
    }

    private static Map<String, Object> head(Message message, Chat chat, String text) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("MESSAGE", text);
        if (!message.extra().templateId().isEmpty()) {
            params.put("TEMPLATE_ID", message.extra().templateId());
        }
        params.put("MESSAGE_TYPE", chat.type().letter());
        params.put("FROM_USER_ID", message.authorId());
        params.put("DIALOG_ID", ChatKeys.dialogId(chat, message.authorId()));
        params.put("TO_CHAT_ID", chat.id());
        params.put("AUTHOR_ID", message.authorId());
        params.put("SYSTEM", "N");
        return params;
    }

    private void putGroup(Map<String, Object> params, Message message, Chat chat) {
        params.put("CHAT_ID", chat.id());
        params.put("CHAT_TITLE", chat.title());
        params.put("CHAT_AUTHOR_ID", chat.ownerId());
        params.put("CHAT_TYPE", chat.type().letter());
        // The server has the id of a file here; the chat's own does for one.
        params.put("CHAT_AVATAR", chat.avatar().isEmpty() ? 0 : chat.id());
        params.put("CHAT_COLOR", chat.color());
        ChatKeys.putEntity(params, chat);
        params.put("CHAT_EXTRANET", UserBlock.flag(hasOutsiders(chat)));
        params.put("CHAT_PREV_MESSAGE_ID", previous(message));
        params.put("CHAT_CAN_POST", "MEMBER");
        params.put("RID", message.authorId());
        params.put("IS_MANAGER", UserBlock.flag(chat.managers().contains(message.authorId())));
    }

    private boolean isBot(long authorId) {
        return state.people().find(authorId).filter(Person::isBot).isPresent();
    }

    private boolean hasOutsiders(Chat chat) {
        return chat.members().stream()
                .flatMap(id -> state.people().find(id).stream())
                .anyMatch(UserBlock::isOutside);
    }

    private long previous(Message message) {
        List<Message> all = state.messagesOf(message.chatId());
        return all.stream()
                .mapToLong(Message::id)
                .filter(id -> id < message.id())
                .max()
                .orElse(0);
    }

    private Map<String, Object> botsIn(Chat chat) {
        Map<String, Object> bots = new LinkedHashMap<>();
        chat.members().stream()
                .flatMap(id -> state.people().find(id).stream())
                .filter(Person::isBot)
                .flatMap(person -> state.bots().find(person.id()).stream())
                .map(RegisteredBot::id)
                .forEach(id -> bots.put(String.valueOf(id), id));
        return bots;
    }

    private static void putFlags(Map<String, Object> params, boolean skipConnector) {
        params.put("RECENT_SKIP_AUTHOR", "N");
        params.put("CONVERT", "N");
        params.put("SKIP_COMMAND", "N");
        params.put("SKIP_COUNTER_INCREMENTS", "N");
        params.put("SILENT_CONNECTOR", UserBlock.flag(skipConnector));
        params.put("SKIP_CONNECTOR", UserBlock.flag(skipConnector));
        params.put("IMPORTANT_CONNECTOR", "N");
        params.put("NO_SESSION_OL", "N");
        params.put("FAKE_RELATION", 0);
        params.put("SKIP_URL_INDEX", "N");
    }

    private Map<String, Object> tail(Map<String, Object> params, Message message, Chat chat) {
        params.put("MESSAGE_ID", message.id());
        params.put("CHAT_TYPE", chat.type().letter());
        params.put("LANGUAGE", keys.language());
        keys.putExtra(params, message);
        return params;
    }
}
