package io.github.imbot4j.reply;

/** A token of rendered markup; all tokens in sequence are the BB code. */
sealed interface MarkupToken {

    /**
     * Running text, already escaped.
     *
     * @param literal whether it was text; raw BB code otherwise
     */
    record Run(String bb, boolean literal) implements MarkupToken {}

    record Open(Tag tag) implements MarkupToken {}

    record Close(Tag tag) implements MarkupToken {}

    /**
     * Something that cannot be divided: a line break, an image.
     *
     * @param lineBreak whether it only breaks the line
     */
    record Fixed(String bb, boolean lineBreak) implements MarkupToken {}

    /** A tag of raw BB code that has not found its partner yet. */
    record Loose(String name, String bb, boolean closing) implements MarkupToken {}
}
