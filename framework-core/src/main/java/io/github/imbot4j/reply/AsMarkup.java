package io.github.imbot4j.reply;

/**
 * Know how to be said: wherever {@link Replies} takes an {@code Object}, a value of such a type is shown as the markup it gives
 * rather than as its {@code toString()}. Only types that are trusted may be this, since markup is not escaped again.
 */
public interface AsMarkup {

    /** The markup to show. */
    Markup said();
}
