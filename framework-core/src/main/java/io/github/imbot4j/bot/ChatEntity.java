package io.github.imbot4j.bot;

/**
 * The object a chat belongs to (v1 §6.6, §6.14).
 *
 * @param type such as {@code LINES}, {@code CRM}, {@code TASKS}; may be empty
 * @param id meaning depends on the type; for LINES {@code connector|line|chat|user}
 * @param data1 for LINES the CRM binding and session, parts separated by {@code |}
 * @param data2 for LINES the CRM entities
 * @param data3 for LINES the silent-mode flag
 */
public record ChatEntity(String type, String id, String data1, String data2, String data3) {

    /** No entity. */
    public static final ChatEntity NONE = new ChatEntity("", "", "", "", "");
}
