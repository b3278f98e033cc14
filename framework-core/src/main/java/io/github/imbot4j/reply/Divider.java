package io.github.imbot4j.reply;

/**
 * A line between blocks.
 *
 * @param size length in pixels
 * @param color {@code #rgb} or {@code #rrggbb}; empty for the client's own
 */
public record Divider(int size, String color) implements Block {

    public Divider {
        color = DslArguments.text("delimiter.color", color);
    }

    /** Sets the length in pixels. */
    public Divider size(int pixels) {
        return new Divider(pixels, color);
    }

    /** Sets the colour. */
    public Divider color(String hex) {
        return new Divider(size, hex);
    }
}
