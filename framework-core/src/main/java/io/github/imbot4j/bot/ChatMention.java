package io.github.imbot4j.bot;

import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Replies;

/**
 * A mention of a group chat: {@code [CHAT=7]Sales[/CHAT]}, {@code chat7}, or a link with {@code IM_DIALOG=chat7}.
 *
 * @param chatId positive
 * @param name as written; may be empty, and may be anything
 */
public record ChatMention(long chatId, String name) implements Reference {

    /** What a message is addressed to, such as {@code chat7} (v1 §1.2). */
    public String dialogId() {
        return "chat" + chatId;
    }

    @Override
    public Markup said() {
        return Replies.chat(chatId, name.isBlank() ? dialogId() : name);
    }
}
