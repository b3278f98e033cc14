package io.github.imbot4j.emulator.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A chat. A private one has exactly two members and no owner.
 *
 * @param id the numeric chat id; private chats have one too
 * @param look how it is shown
 * @param ownerId {@code 0} for none
 * @param members user ids, bots included, in the order they came
 * @param managers user ids
 * @param entity what it is about
 * @param textFieldEnabled whether people see the input field (v1 §2.6)
 * @param hidden for members who do not see what was written before they came, the last message they do not see
 */
public record Chat(
        long id,
        ChatType type,
        ChatLook look,
        long ownerId,
        List<Long> members,
        List<Long> managers,
        ChatEntity entity,
        boolean textFieldEnabled,
        Map<Long, Long> hidden) {

    public Chat {
        members = List.copyOf(members);
        managers = List.copyOf(managers);
        hidden = Map.copyOf(hidden);
    }

    /** A chat whose members see all of it. */
    public Chat(
            long id,
            ChatType type,
            ChatLook look,
            long ownerId,
            List<Long> members,
            List<Long> managers,
            ChatEntity entity,
            boolean textFieldEnabled) {
        this(id, type, look, ownerId, members, managers, entity, textFieldEnabled, Map.of());
    }

    /** Whether a member sees a message. */
    public boolean shows(long userId, long messageId) {
        return messageId > hidden.getOrDefault(userId, 0L);
    }

    /** The same with messages up to one hidden from a member. */
    public Chat hiding(long userId, long lastHidden) {
        Map<Long, Long> more = new HashMap<>(hidden);
        more.put(userId, lastHidden);
        return new Chat(id, type, look, ownerId, members, managers, entity, textFieldEnabled, more);
    }

    public String title() {
        return look.title();
    }

    public String description() {
        return look.description();
    }

    public String color() {
        return look.color();
    }

    public String avatar() {
        return look.avatar();
    }

    public String entityType() {
        return entity.type();
    }

    public String entityId() {
        return entity.id();
    }

    public List<String> entityData() {
        return entity.data();
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
        return new Chat(id, type, look, newOwner, newMembers, newManagers, entity, textFieldEnabled, hidden);
    }

    private Chat with(ChatLook newLook) {
        return new Chat(id, type, newLook, ownerId, members, managers, entity, textFieldEnabled, hidden);
    }

    /** The same with another title. */
    public Chat titled(String newTitle) {
        return with(look.titled(newTitle));
    }

    /** The same with another description. */
    public Chat described(String newDescription) {
        return with(look.described(newDescription));
    }

    /** The same with another colour. */
    public Chat colored(String newColor) {
        return with(look.colored(newColor));
    }

    /** The same with another picture. */
    public Chat pictured(String newAvatar) {
        return with(look.pictured(newAvatar));
    }

    /** The same with the input field shown or hidden. */
    public Chat withTextField(boolean enabled) {
        return new Chat(id, type, look, ownerId, members, managers, entity, enabled, hidden);
    }
}
