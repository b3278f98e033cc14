package io.github.imbot4j.reply;

/**
 * A text block. Of markup, attachments show users, chats, send, put, call, line breaks, bold, italic, underline, strike
 * and links (v1 §8).
 *
 * @param isDescription whether it also is the preview of the message
 */
public record MessageBlock(Markup text, boolean isDescription) implements Block {

    /** Makes it the preview of the message in lists and notifications too. */
    public MessageBlock asDescription() {
        return new MessageBlock(text, true);
    }
}
