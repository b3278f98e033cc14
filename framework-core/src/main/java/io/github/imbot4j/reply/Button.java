package io.github.imbot4j.reply;

/**
 * A button of a {@link Keyboard}: a label, exactly one action, chosen by the factory in {@link Replies}, and a style.
 *
 * <p>Immutable; every method returns another button. Options of only some kinds exist only there: {@link
 * CommandButton#once()}.
 */
public sealed interface Button permits Styled {

    /** A button that carries a record; the same as {@link Replies#button(String, Record)}. */
    static PayloadButton of(String label, Record payload) {
        return Replies.button(label, payload);
    }

    /** What it says; plain text, without markup. */
    String label();

    /** What pressing it does. */
    Action action();

    /** How it looks. */
    ButtonStyle look();

    /** Makes it as wide as its text though it is alone in its row, where it fills the line otherwise. */
    Button inLine();

    /** Sets the width in pixels. */
    Button width(int pixels);

    /** Gives it the colour of the main choice. */
    Button primary();

    /** Gives it the colour of a lesser choice. */
    Button secondary();

    /** Gives it the colour of a warning. */
    Button alert();

    /** Gives it the ordinary colour. */
    Button base();

    /** Sets the background, {@code #rgb} or {@code #rrggbb}. */
    Button color(String hex);

    /** Sets the colour of the text. */
    Button textColor(String hex);

    /** Sets the background while disabled. */
    Button offColor(String hex);

    /** Sets the colour of the text while disabled. */
    Button offTextColor(String hex);

    /** Shows it, but does not let it be pressed. */
    Button disabled();

    /** Shows it in the mobile app only. */
    Button onlyMobile();

    /** Shows it in browser and desktop app only. */
    Button onlyDesktop();
}
