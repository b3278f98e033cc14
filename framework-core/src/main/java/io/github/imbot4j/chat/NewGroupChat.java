package io.github.imbot4j.chat;

import io.github.imbot4j.bot.GroupChat;
import io.github.imbot4j.reply.Reply;
import java.util.Collection;
import java.util.List;

/**
 * A group chat to be created when the handler has ended well, see {@link Chats#create}. People invited before anything is written
 * there are in it from the start. What the methods of this type set is part of the creation, so they come before all others.
 *
 * <p>The framework creates each chat for an entity of its own, by which it is found again after a failure: so it is created once,
 * whatever happens.
 */
public interface NewGroupChat extends GroupChat {

    /**
     * Gives it a name by which {@link Chats#named} and {@link Chats#find(String)} know it in other handlers. If this bot has created a
     * chat under that name on this portal, none is created and everything else goes to the one there is.
     *
     * @param name 1 to 60 letters, digits and {@code _ . : @ -}
     */
    NewGroupChat as(String name);

    /** Says what it is for. */
    NewGroupChat description(String text);

    /** Lets everybody find and join it. */
    NewGroupChat open();

    /**
     * Creates it for something of the app's, by which {@link Chats#find(String, String)} finds it; if there is one for it already, no
     * other is created.
     */
    NewGroupChat about(String entityType, String entityId);

    @Override
    NewGroupChat invite(Collection<Long> userIds);

    @Override
    default NewGroupChat invite(Long... userIds) {
        return invite(List.of(userIds));
    }

    @Override
    NewGroupChat send(Reply reply);

    /**
     * Creates it at once, as far as it is described, and waits for the portal. It exists even if the handler throws afterwards; when
     * the event is handled again, the same chat is found by its name or entity.
     *
     * @return the chat with its id
     * @throws io.github.imbot4j.rest.RestException if the portal refuses or cannot be reached
     */
    GroupChat createNow();
}
