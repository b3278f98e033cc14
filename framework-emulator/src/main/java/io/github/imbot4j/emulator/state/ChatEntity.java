package io.github.imbot4j.emulator.state;

import java.util.List;

/**
 * The object a chat belongs to.
 *
 * @param type such as {@code LINES}, {@code CRM}, an app's own, or empty
 * @param data the three CHAT_ENTITY_DATA fields (v1 §6.14)
 */
public record ChatEntity(String type, String id, List<String> data) {

    /** Of a type whose fields say nothing yet. */
    public static ChatEntity of(String type, String id) {
        return new ChatEntity(type, id, List.of("", "", ""));
    }

    public ChatEntity {
        data = List.copyOf(data);
    }
}
