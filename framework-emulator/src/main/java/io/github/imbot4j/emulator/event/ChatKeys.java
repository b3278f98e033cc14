package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.StoredFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The keys for a message and its chat that several events share. */
public final class ChatKeys {

    private final PortalState state;
    private final Supplier<PostHeader> letterhead;

    ChatKeys(PortalState state, Supplier<PostHeader> letterhead) {
        this.state = state;
        this.letterhead = letterhead;
    }

    static boolean isPrivate(Chat chat) {
        return chat.type() == ChatType.PRIVATE;
    }

    /** The one who is not the author of a private chat's message. */
    static long other(Chat chat, long authorId) {
        return Long.parseLong(chat.dialogId(authorId));
    }

    /** Who a bot answers: the author in a private chat, the chat itself elsewhere. */
    static String dialogId(Chat chat, long authorId) {
        return isPrivate(chat) ? String.valueOf(authorId) : chat.dialogId(authorId);
    }

    /** A private chat has no owner; the server takes the one who opened it. */
    static long authorId(Chat chat) {
        return isPrivate(chat) ? chat.members().get(0) : chat.ownerId();
    }

    String language() {
        return letterhead.get().language();
    }

    /** CHAT_ENTITY_*; the type is null in private chats, and so not sent. */
    static void putEntity(Map<String, Object> params, Chat chat) {
        if (!isPrivate(chat)) {
            params.put("CHAT_ENTITY_TYPE", chat.entityType());
        }
        params.put("CHAT_ENTITY_ID", chat.entityId());
        for (int i = 0; i < 3; i++) {
            params.put(
                    "CHAT_ENTITY_DATA_" + (i + 1),
                    i < chat.entityData().size() ? chat.entityData().get(i) : "");
        }
    }

    static void putMentioned(Map<String, Object> params, String text) {
        Map<String, Object> mentioned = new LinkedHashMap<>();
        Mentions.in(text).forEach(id -> mentioned.put(String.valueOf(id), id));
        params.put("MENTIONED_LIST", mentioned);
    }

    /** The first one mentioned, whoever it is; {@code 0} for none. */
    static long firstMentioned(String text) {
        Set<Long> mentioned = Mentions.in(text);
        return mentioned.isEmpty() ? 0 : mentioned.iterator().next();
    }

    /** FILES and PARAMS, when there are any. */
    void putExtra(Map<String, Object> params, Message message) {
        Map<String, Object> files = new LinkedHashMap<>();
        for (long id : message.extra().files()) {
            state.files().find(id).ifPresent(file -> files.put(String.valueOf(id), block(file)));
        }
        params.put("FILES", files);
        params.put("PARAMS", parameters(message.extra()));
    }

    private Map<String, Object> block(StoredFile file) {
        return FileBlock.of(
                file,
                state.people().find(file.authorId()),
                letterhead.get().origin(),
                state.clock().getZone());
    }

    /** The message's own parameters; empty ones vanish when the form is written. */
    public static Map<String, Object> parameters(Message.Extra extra) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("FILE_ID", extra.files());
        parameters.put("ATTACH", extra.attach());
        parameters.put(
                "KEYBOARD",
                extra.keyboard().map(keyboard -> keyboard.get("BUTTONS")).orElse(List.of()));
        parameters.put("MENU", extra.menu().map(menu -> menu.get("ITEMS")).orElse(List.of()));
        if (extra.replyTo() != 0) {
            parameters.put("REPLY_ID", extra.replyTo());
        }
        parameters.put("LIKE", extra.likes().stream().sorted().toList());
        return parameters;
    }
}
