package io.github.imbot4j.reply;

import java.util.Optional;

/**
 * A cell of a {@link Grid}.
 *
 * @param name one line of plain text; may be empty
 * @param value may be empty; all layouts but {@link GridLayout#LINE} need a name or a value
 * @param width in pixels; {@code 0} for the client's choice
 * @param height in pixels; {@code 0} for the client's choice
 * @param color of the value, {@code #rgb} or {@code #rrggbb}; may be empty
 * @param token colour of the value by role
 * @param target what a click on the value opens: nothing, an address, a user or a chat
 */
public record Cell(
        String name, Markup value, int width, int height, String color, Optional<ColorToken> token, Target target) {

    public Cell {
        name = DslArguments.text("cell.name", name);
        color = DslArguments.text("cell.color", color);
    }

    static Cell of(String name, Markup value) {
        return new Cell(name, value, 0, 0, "", Optional.empty(), new Target.Nothing());
    }

    /** Sets the width in pixels. */
    public Cell width(int pixels) {
        return new Cell(name, value, pixels, height, color, token, target);
    }

    /** Sets the height in pixels. */
    public Cell height(int pixels) {
        return new Cell(name, value, width, pixels, color, token, target);
    }

    /** Sets the colour of the value. */
    public Cell color(String hex) {
        return new Cell(name, value, width, height, hex, token, target);
    }

    /** Sets the colour of the value by role. */
    public Cell color(ColorToken role) {
        return new Cell(name, value, width, height, color, Optional.of(role), target);
    }

    /** Opens an address. */
    public Cell opens(String url) {
        return opening(new Target.Url(url));
    }

    /** Opens a user. */
    public Cell opensUser(long userId) {
        return opening(new Target.User(userId));
    }

    /** Opens a group chat. */
    public Cell opensChat(long chatId) {
        return opening(new Target.Chat(chatId));
    }

    private Cell opening(Target what) {
        return new Cell(name, value, width, height, color, token, what);
    }
}
