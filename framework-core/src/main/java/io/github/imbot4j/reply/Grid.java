package io.github.imbot4j.reply;

import java.util.List;

/** Show names and values, all cells in one layout; for another layout add another grid. */
public record Grid(GridLayout display, List<Cell> cells) implements Block {

    public Grid {
        cells = List.copyOf(cells);
    }
}
