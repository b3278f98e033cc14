package io.github.imbot4j.reply;

/**
 * Draw a line between blocks.
 *
 * @param size length in pixels
 * @param color {@code #rgb} or {@code #rrggbb}; empty for the client's own
 */
public record Delimiter(int size, String color) implements Block {

    public Delimiter {
        color = Given.text("delimiter.color", color);
    }

    /** Sets the length in pixels. */
    public Delimiter size(int pixels) {
        return new Delimiter(pixels, color);
    }

    /** Sets the colour. */
    public Delimiter color(String hex) {
        return new Delimiter(size, hex);
    }
}
