package io.github.imbot4j.reply;

/**
 * A value that knows its markup: if {@link Replies} takes an {@code Object}, a value of such a type is shown as that
 * markup instead of its {@code toString()}. Only trusted types may implement this, since markup is not escaped again.
 */
public interface AsMarkup {

    /** The markup to show. */
    Markup said();
}
