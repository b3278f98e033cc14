package io.github.imbot4j.chat;

import io.github.imbot4j.reply.Reply;

/**
 * Speak into one dialog as one bot, see {@link Portals}. Everything is checked first, and throws an
 * {@link io.github.imbot4j.reply.InvalidReplyException} when the portal would refuse it.
 */
public interface DialogSender {

    /** Says something. */
    void send(Reply reply);

    /** Replaces one of the bot's own messages, at most three days old (v1 §4.2). An edit that still waits is laid over. */
    void edit(long messageId, Reply reply);
}
