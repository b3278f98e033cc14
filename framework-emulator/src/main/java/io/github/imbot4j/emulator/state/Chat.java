package io.github.imbot4j.emulator.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Hold a chat. A private one has exactly two members and no owner.
 *
 * @param id the numeric chat id; private chats have one too
 * @param title empty for a private chat
 * @param ownerId {@code 0} for none
 * @param members user ids, bots included, in the order they came
 * @param managers user ids
 * @param color one of the portal's colour names
 * @param entityType such as {@code LINES}, {@code CRM}, an app's own, or empty
 * @param entityData the three CHAT_ENTITY_DATA fields (v1 §6.14)
 * @param textFieldEnabled whether people see the input field (v1 §2.6)
 */
public record Chat(
        long id,
        ChatType type,
        String title,
        String description,
        long ownerId,
        List<Long> members,
        List<Long> managers,
        String color,
        String avatar,
        String entityType,
        String entityId,
        List<String> entityData,
        boolean textFieldEnabled) {

    public Chat {
        members = List.copyOf(members);
        managers = List.copyOf(managers);
        entityData = List.copyOf(entityData);
    }

    public boolean has(long userId) {
        return members.contains(userId);
    }

    /** The dialog id by which a member calls this chat: the other one's id in a private chat, else {@code chatNN}. */
    public String dialogId(long viewer) {
        if (type != ChatType.PRIVATE) {
            return "chat" + id;
        }
        return String.valueOf(members.get(0) == viewer ? members.get(1) : members.get(0));
    }

    /** The same with another member at the end; as it is when that one is in it. */
    public Chat withMember(long userId) {
        if (has(userId)) {
            return this;
        }
        List<Long> more = new ArrayList<>(members);
        more.add(userId);
        return with(more, managers, ownerId);
    }

    public Chat withoutMember(long userId) {
        return with(
                members.stream().filter(id -> id != userId).toList(),
                managers.stream().filter(id -> id != userId).toList(),
                ownerId == userId ? 0 : ownerId);
    }

    public Chat with(List<Long> newMembers, List<Long> newManagers, long newOwner) {
        return new Chat(
                id,
                type,
                title,
                description,
                newOwner,
                newMembers,
                newManagers,
                color,
                avatar,
                entityType,
                entityId,
                entityData,
                textFieldEnabled);
    }

    /** The same with another title. */
    public Chat titled(String newTitle) {
        return new Chat(
                id,
                type,
                newTitle,
                description,
                ownerId,
                members,
                managers,
                color,
                avatar,
                entityType,
                entityId,
                entityData,
                textFieldEnabled);
    }

    /** The same with another colour. */
    public Chat colored(String newColor) {
        return new Chat(
                id,
                type,
                title,
                description,
                ownerId,
                members,
                managers,
                newColor,
                avatar,
                entityType,
                entityId,
                entityData,
                textFieldEnabled);
    }

    /** The same with another picture. */
    public Chat pictured(String newAvatar) {
        return new Chat(
                id,
                type,
                title,
                description,
                ownerId,
                members,
                managers,
                color,
                newAvatar,
                entityType,
                entityId,
                entityData,
                textFieldEnabled);
    }

    /** The same with the input field shown or hidden. */
    public Chat withTextField(boolean enabled) {
        return new Chat(
                id,
                type,
                title,
                description,
                ownerId,
                members,
                managers,
                color,
                avatar,
                entityType,
                entityId,
                entityData,
                enabled);
    }
}
