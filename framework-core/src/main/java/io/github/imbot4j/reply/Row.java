package io.github.imbot4j.reply;

import java.util.List;

/** A row of a keyboard. */
public record Row(List<Button> buttons) {

    public Row {
        buttons = List.copyOf(buttons);
    }
}
