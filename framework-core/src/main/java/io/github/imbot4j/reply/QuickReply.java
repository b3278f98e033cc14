package io.github.imbot4j.reply;

import io.github.imbot4j.payload.StoredName;

/**
 * Answer in a conversation by a button: pressing it counts as writing these words to the bot, in a group too, where the bot
 * would not hear them (v1 §6.4).
 *
 * @param words what is answered
 * @param label what the button says; empty when it says the words
 */
@StoredName("QuickReply")
public record QuickReply(String words, String label) {

    public QuickReply {
        label = label.equals(words) ? "" : label;
    }

    /** Returns an answer whose button says the words. */
    public static QuickReply of(String words) {
        return new QuickReply(words, "");
    }

    /** Returns what the button says. */
    public String shown() {
        return label.isEmpty() ? words : label;
    }
}
