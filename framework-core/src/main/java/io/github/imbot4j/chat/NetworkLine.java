package io.github.imbot4j.chat;

import io.github.imbot4j.reply.Reply;

/**
 * An Open Line of another portal that is published in the Bitrix24.Network (v1 §10; scope {@code imopenlines}), see {@link
 * People#network}.
 */
public interface NetworkLine {

    /** Connects the portal to the line, committed with the event. Nothing happens if it is connected already. */
    NetworkLine join();

    /**
     * Connects the portal to the line at once.
     *
     * @return the id of the bot that stands for the line on this portal
     * @throws io.github.imbot4j.rest.RestException if the portal refuses, such as with NOT_FOUND or INACTIVE, or cannot be reached
     */
    long joinNow();

    /**
     * Writes to a user of this portal in the name of the line, committed with the event. Portals take one message a week for each user
     * and refuse others with USER_MESSAGE_LIMIT.
     *
     * @param reply a text with attachments, and buttons that are links
     * @throws io.github.imbot4j.reply.InvalidReplyException if the portal would refuse it
     */
    NetworkLine send(long userId, Reply reply);
}
