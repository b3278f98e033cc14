package io.github.imbot4j.bot;

/**
 * What a portal knows of a dialog (v1 §5, {@code imbot.dialog.get}).
 *
 * @param dialogId such as {@code chat45}
 * @param title of a chat, or the name of the other person
 * @param description may be empty
 * @param ownerId the owner's user id; 0 for none
 * @param type such as {@code chat}, {@code open}, {@code lines} or {@code private}
 * @param entityType with {@code entityId} what it was created for; both empty for nothing
 * @param entityId see {@code entityType}
 * @param members how many are in it
 */
public record ChatInfo(
        String dialogId,
        String title,
        String description,
        long ownerId,
        String type,
        String entityType,
        String entityId,
        int members) {}
