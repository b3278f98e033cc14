package io.github.imbot4j.wire;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.portal.Avatar;
import java.util.List;
import java.util.Optional;

/**
 * A chat to be created by {@link ChatCalls#chatAdd}, which checks it. Start with {@link #titled}; what is left empty is the
 * portal's choice.
 *
 * @param title at most 255 characters
 * @param open whether everybody may find and join it
 * @param description of its purpose
 * @param color {@link BotColor#AUTO} for the portal's choice
 * @param message the bot's first message in it
 * @param users who is in it from the start, beside the bot
 * @param avatar at most 5000 by 5000
 * @param entityType with {@code entityId} a free pair of keys under which the chat is found again; both or none
 * @param entityId see {@code entityType}
 */
public record NewChat(
        String title,
        boolean open,
        String description,
        BotColor color,
        String message,
        List<Long> users,
        Optional<Avatar> avatar,
        String entityType,
        String entityId) {

    public NewChat {
        users = List.copyOf(users);
    }

    /** A closed chat with a title and nothing else. */
    public static NewChat titled(String title) {
        return new NewChat(title, false, "", BotColor.AUTO, "", List.of(), Optional.empty(), "", "");
    }

    /** The same with people in it. */
    public NewChat with(List<Long> users) {
        return new NewChat(title, open, description, color, message, users, avatar, entityType, entityId);
    }

    /** The same with a first message. */
    public NewChat saying(String message) {
        return new NewChat(title, open, description, color, message, users, avatar, entityType, entityId);
    }

    /** The same bound to something of the app's, by which it is found again. */
    public NewChat about(String entityType, String entityId) {
        return new NewChat(title, open, description, color, message, users, avatar, entityType, entityId);
    }

    /** The same for everybody to find and join. */
    public NewChat forEverybody() {
        return new NewChat(title, true, description, color, message, users, avatar, entityType, entityId);
    }

    /** The same with its purpose. */
    public NewChat describedAs(String purpose) {
        return new NewChat(title, open, purpose, color, message, users, avatar, entityType, entityId);
    }

    /** The same with a colour. */
    public NewChat with(BotColor other) {
        return new NewChat(title, open, description, other, message, users, avatar, entityType, entityId);
    }

    /** The same with a picture. */
    public NewChat with(Avatar picture) {
        return new NewChat(title, open, description, color, message, users, Optional.of(picture), entityType, entityId);
    }
}
