package io.github.imbot4j.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The buttons below a message (v1 §7), and default colours for them.
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

    private static final int MOST_COLUMNS = 10;

    /** In pixels, as wide as a message is at least: seven days of a calendar. */
    private static final int WIDEST = 7 * 44;

    private static final int LETTER = 9;
    private static final int MARGIN = 26;

    public Keyboard {
        rows = List.copyOf(rows);
        color = DslArguments.text("keyboard.color", color);
        textColor = DslArguments.text("keyboard.textColor", textColor);
        offColor = DslArguments.text("keyboard.offColor", offColor);
        offTextColor = DslArguments.text("keyboard.offTextColor", offTextColor);
    }

    /** These rows, in the portal's colours. */
    public static Keyboard of(List<Row> rows) {
        return new Keyboard(rows, "", "", "", "");
    }

    /**
     * Lays buttons out in columns, row by row. Where the labels are short enough, all buttons get the same width, so that they stand
     * below each other; one that has a width already keeps it.
     *
     * @param columns from 1 to 10
     */
    public static Keyboard grid(int columns, Stream<? extends Button> buttons) {
        if (columns < 1 || columns > MOST_COLUMNS) {
            throw new IllegalArgumentException("A grid of " + columns + " columns; give 1 to " + MOST_COLUMNS
                    + ", as many as fit beside each other.");
        }
        List<Button> all = DslArguments.all("grid", buttons.toList());
        int longest = all.stream()
                .mapToInt(button ->
                        button.label().codePointCount(0, button.label().length()))
                .max()
                .orElse(0);
        int width = MARGIN + longest * LETTER;
        boolean aligned = columns > 1 && all.size() > columns && columns * width <= WIDEST;
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < all.size(); from += columns) {
            rows.add(new Row(all.subList(from, Math.min(all.size(), from + columns)).stream()
                    .map(button -> aligned && button.look().width() == 0 ? button.width(width) : button)
                    .toList()));
        }
        return of(rows);
    }

    /** Adds rows below, such as one with a way out. */
    public Keyboard and(Row... below) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(DslArguments.all("keyboard", below));
        return new Keyboard(all, color, textColor, offColor, offTextColor);
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
