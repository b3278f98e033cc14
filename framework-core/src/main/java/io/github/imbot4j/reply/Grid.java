package io.github.imbot4j.reply;

import java.util.List;

/** Names and values in cells of one layout; another layout needs another grid. */
public record Grid(GridLayout display, List<Cell> cells) implements Block {

    public Grid {
        cells = List.copyOf(cells);
    }
}
