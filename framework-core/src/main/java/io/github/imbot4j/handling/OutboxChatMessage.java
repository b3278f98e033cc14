package io.github.imbot4j.handling;

import io.github.imbot4j.bot.ChatMessage;
import io.github.imbot4j.bot.GroupChat;
import io.github.imbot4j.reply.Reply;

/** One message of a chat, whose changes go the way of those of the chat. */
record OutboxChatMessage(GroupChat chat, long id) implements ChatMessage {

    OutboxChatMessage {
        if (id <= 0) {
            throw new IllegalArgumentException("There is no message " + id + "; ids begin with 1.");
        }
    }

    @Override
    public ChatMessage like() {
        chat.like(id);
        return this;
    }

    @Override
    public ChatMessage unlike() {
        chat.unlike(id);
        return this;
    }

    @Override
    public ChatMessage edit(Reply reply) {
        chat.edit(id, reply);
        return this;
    }

    @Override
    public void delete() {
        chat.delete(id);
    }
}
