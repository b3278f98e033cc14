package io.github.imbot4j.chat;

import io.github.imbot4j.event.Dialog;
import io.github.imbot4j.reply.Reply;

/**
 * Speak into one dialog as the bot. A handler takes it by type. What it says is sent in the order said, after the
 * handler returned and before the reply it returned; nothing is sent when the handler throws.
 */
public interface Chat {

    /** The dialog spoken into. */
    Dialog dialog();

    /** Says something, after the handler returned. */
    void say(Reply reply);

    /**
     * Says something now and gives the message's id, for handlers that edit it later. It goes out even if the handler
     * throws afterwards.
     *
     * @throws io.github.imbot4j.rest.RestException when the portal refused or could not be reached
     */
    long sayNow(Reply reply);

    /** Replaces one of the bot's own messages, at most three days old (v1 §4.2), after the handler returned. */
    void edit(long messageId, Reply reply);

    /** Deletes one of the bot's own messages, after the handler returned. */
    void delete(long messageId);

    /** Puts the bot's like on a message, after the handler returned. */
    void like(long messageId);

    /** Shows "typing…" now; after a second of work that happens by itself. Left out when what it says is there first. */
    void typing();

    /** Shows how far the handler has come, in one message that is edited. */
    Progress progress();

    /** Leaves a group chat, after everything else the handler says, the reply it returns included. */
    void leave();
}
