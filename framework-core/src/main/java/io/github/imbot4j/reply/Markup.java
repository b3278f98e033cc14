package io.github.imbot4j.reply;

/**
 * Hold text with markup: what {@link Say} makes. Strings become markup only through its factories, so text typed by
 * somebody can never act as a tag (v1 §9).
 *
 * <p>Immutable; equal when the same text is marked up the same way.
 */
public sealed interface Markup permits Plain, Timely, Raw, Tagged, Atom, Joined, Quote, Code {

    /** Writes it as BB code, as a whole message: everything that was given as text is escaped. */
    default String bb() {
        StringBuilder out = new StringBuilder();
        for (Piece piece : Flattener.flatten(this)) {
            out.append(Splitter.written(piece));
        }
        return out.toString();
    }

    /** Gives what a reader sees, without markup; for logs, tests and previews. */
    String plain();
}
