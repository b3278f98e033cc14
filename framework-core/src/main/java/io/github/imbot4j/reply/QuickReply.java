package io.github.imbot4j.reply;

import io.github.imbot4j.payload.StoredName;

/**
 * A button that answers in a conversation: a press counts as writing these words to the bot, also in a group, where the
 * bot would not receive them (v1 §6.4).
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
