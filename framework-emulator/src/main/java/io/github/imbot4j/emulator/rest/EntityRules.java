package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The actions forbidden in the chats of other parts of the portal, by the chat's entity type (v1 §5, ACCESS_ERROR): the
 * general chat, chats of workgroups, of CRM entities and of calls.
 */
final class EntityRules {

    /** In the order of {@code imbot.dialog.get}. */
    private static final List<String> ACTIONS =
            List.of("AVATAR", "RENAME", "EXTEND", "CALL", "MUTE", "LEAVE", "LEAVE_OWNER", "SEND", "USER_LIST");

    private static final Map<String, Set<String>> FORBIDDEN = Map.of(
            "GENERAL", Set.of("AVATAR", "RENAME", "EXTEND", "LEAVE", "LEAVE_OWNER"),
            "SONET_GROUP", Set.of("AVATAR", "RENAME", "EXTEND", "LEAVE", "LEAVE_OWNER"),
            "CRM", Set.of("AVATAR", "RENAME", "LEAVE_OWNER"),
            "CALL", Set.of("EXTEND", "CALL", "MUTE", "LEAVE", "LEAVE_OWNER"));

    private EntityRules() {}

    /** Whether each action is allowed, by its name in lower case. */
    static Map<String, Object> restrictions(Chat chat) {
        Map<String, Object> all = new LinkedHashMap<>();
        ACTIONS.forEach(action -> all.put(action.toLowerCase(Locale.ROOT), allows(chat, action)));
        return all;
    }

    static boolean allows(Chat chat, String action) {
        return !FORBIDDEN.getOrDefault(chat.entityType(), Set.of()).contains(action);
    }

    /**
     * Refuses an action the chat's entity type forbids; a chat there is not has no type.
     *
     * @throws RestError with ACCESS_ERROR
     */
    static void require(PortalState state, long chatId, String action, String refusal) {
        if (state.chats().find(chatId).stream().anyMatch(chat -> !allows(chat, action))) {
            throw new RestError(403, "ACCESS_ERROR", refusal);
        }
    }

    /**
     * Refuses what cannot be done to the general chat.
     *
     * @throws RestError with ACCESS_ERROR
     */
    static void refuseGeneral(PortalState state, long chatId) {
        if (state.chats().find(chatId).stream()
                .anyMatch(chat -> chat.entityType().equals("GENERAL"))) {
            throw new RestError(403, "ACCESS_ERROR", "Action unavailable");
        }
    }
}
