package io.github.imbot4j.bot;

import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.reply.Reply;

/**
 * A message of a chat, to do something with. A handler of a message or command takes the one that was received by type; {@link
 * GroupChat#message} has any other. What it changes is committed with the event, as in {@link Chats}.
 */
public interface ChatMessage {

    /** Returns the message id. */
    long id();

    /** Puts the bot's like on it. */
    ChatMessage like();

    /** Takes the bot's like back. */
    ChatMessage unlike();

    /** Replaces it, which portals allow for the bot's own messages of the last three days (v1 §4.2). */
    ChatMessage edit(Reply reply);

    /** Deletes it, which portals allow for the bot's own messages; a notice that it was deleted stays (v1 §4.3). */
    void delete();
}
