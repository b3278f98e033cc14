package io.github.imbot4j.chat;

import io.github.imbot4j.reply.Reply;

/**
 * The sender of messages into one dialog as one bot, see {@link Portals}. Every message is checked first; one that the
 * portal would reject throws an {@link io.github.imbot4j.reply.InvalidReplyException}.
 */
public interface DialogSender {

    /** Says something. */
    void send(Reply reply);

    /** Replaces one of the bot's own messages, at most three days old (v1 §4.2). An edit that still waits is laid over. */
    void edit(long messageId, Reply reply);
}
