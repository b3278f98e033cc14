package io.github.imbot4j.reply;

/**
 * Text with markup, created by {@link Replies}. Strings become markup only through its factories, so text typed by a
 * user can never act as a tag (v1 §9).
 *
 * <p>Immutable; equal if the same text has the same markup.
 */
public sealed interface Markup permits PlainText, LocalizedTime, Raw, Tagged, Atom, Concatenation, Quote, Code {

    /** Writes it as BB code, as a whole message: everything that was given as text is escaped. */
    default String bb() {
        StringBuilder out = new StringBuilder();
        for (MarkupToken markupToken : MarkupRenderer.flatten(this)) {
            out.append(MessageSplitter.written(markupToken));
        }
        return out.toString();
    }

    /** Gives what a reader sees, without markup; for logs, tests and previews. */
    String plain();
}
