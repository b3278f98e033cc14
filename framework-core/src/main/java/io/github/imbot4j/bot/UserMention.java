package io.github.imbot4j.bot;

import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Replies;

/**
 * A mention of a user: {@code [USER=5]Alice Doe[/USER]}, or a link to {@code /company/personal/user/5/}.
 *
 * @param id positive
 * @param name as written in the mention; may be empty, and may be anything
 */
public record UserMention(long id, String name) implements Reference {

    /** A mention that notifies this user. */
    public Markup mention() {
        return Replies.user(id, name);
    }

    @Override
    public Markup said() {
        return mention();
    }
}
