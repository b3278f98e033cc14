package io.github.imbot4j.bot;

import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Replies;

/**
 * A user who is asked in a survey.
 *
 * @param id the user id
 * @param name the full name; may be empty
 */
public record Participant(long id, String name) {

    /** Returns a mention that notifies this user. */
    public Markup mention() {
        return Replies.user(id, name);
    }

    /** The name; the id where there is none. */
    @Override
    public String toString() {
        return name.isBlank() ? String.valueOf(id) : name;
    }
}
