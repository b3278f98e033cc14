package io.github.imbot4j.reply;

import java.util.List;

/**
 * Hold the buttons below a message (v1 §7), and colours for those that have none of their own.
 *
 * @param rows top to bottom; without a button in any, there is no keyboard
 * @param color background of the buttons; empty for the portal's own
 * @param textColor of their text
 * @param offColor background while disabled
 * @param offTextColor of the text while disabled
 */
public record Keyboard(List<Row> rows, String color, String textColor, String offColor, String offTextColor) {

    /** No keyboard. */
    public static final Keyboard NONE = of(List.of());

    public Keyboard {
        rows = List.copyOf(rows);
        color = Given.text("keyboard.color", color);
        textColor = Given.text("keyboard.textColor", textColor);
        offColor = Given.text("keyboard.offColor", offColor);
        offTextColor = Given.text("keyboard.offTextColor", offTextColor);
    }

    /** These rows, in the portal's colours. */
    public static Keyboard of(List<Row> rows) {
        return new Keyboard(rows, "", "", "", "");
    }

    /** Whether there is not one button. */
    public boolean isEmpty() {
        return rows.stream().allMatch(row -> row.buttons().isEmpty());
    }

    /** Sets the background, {@code #rgb} or {@code #rrggbb}. */
    public Keyboard color(String hex) {
        return new Keyboard(rows, hex, textColor, offColor, offTextColor);
    }

    /** Sets the colour of the text. */
    public Keyboard textColor(String hex) {
        return new Keyboard(rows, color, hex, offColor, offTextColor);
    }

    /** Sets the background of disabled buttons. */
    public Keyboard offColor(String hex) {
        return new Keyboard(rows, color, textColor, hex, offTextColor);
    }

    /** Sets the colour of the text of disabled buttons. */
    public Keyboard offTextColor(String hex) {
        return new Keyboard(rows, color, textColor, offColor, hex);
    }
}
