package io.github.imbot4j.chat;

import io.github.imbot4j.bot.GroupChat;
import java.util.OptionalLong;

/**
 * The chats of a portal, as one bot: creates group chats, finds them again and writes into any dialog. A handler takes it by type.
 *
 * <p>What changes something is committed with the event and sent after the handler has returned, once and in the order of the
 * calls; nothing is sent if the handler throws. What reads asks the portal at once.
 */
public interface Chats {

    /**
     * Creates a group chat that belongs to the bot (v1 §5, {@code imbot.chat.add}). The result can be used at once, to invite people
     * and to write there: the chat exists when those calls are sent.
     *
     * @param title at most 255 characters; empty for one of the portal's making
     * @throws IllegalArgumentException if the title is too long
     */
    NewGroupChat create(String title);

    /**
     * Chooses a dialog.
     *
     * @param dialogId a chat's, such as {@code chat45}, or a user's id (v1 §1.2)
     * @throws IllegalArgumentException if no portal takes that for a dialog
     */
    GroupChat chat(String dialogId);

    /**
     * Chooses a chat that this bot created under a {@linkplain NewGroupChat#as name}, which may still be on its way. If there is
     * none, what is asked of it is refused and kept in the outbox.
     */
    GroupChat named(String name);

    /** Returns the id of the chat that this bot created under a name; empty if there is none yet. */
    OptionalLong find(String name);

    /**
     * Asks the portal for the chat that was created for an entity, by any app (v1 §5, {@code imbot.chat.get}).
     *
     * @return the chat's id; empty if there is none
     * @throws io.github.imbot4j.rest.RestException if the portal refuses or cannot be reached
     */
    OptionalLong find(String entityType, String entityId);

    /**
     * Asks for the revisions of the portal's messenger ({@code im.revision.get}, v1 §2.6, scope {@code im}).
     *
     * @throws io.github.imbot4j.rest.RestException if the portal refuses or cannot be reached
     */
    MessengerRevision revision();
}
