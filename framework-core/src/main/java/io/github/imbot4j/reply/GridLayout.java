package io.github.imbot4j.reply;

/** The layout of a grid (v1 §8). */
public enum GridLayout {
    /** Each cell on a line of its own, its name above its value. */
    BLOCK,
    /** Cells side by side, as many as there is room for. */
    LINE,
    /** Two columns: names left, values right. */
    ROW,
    /** Two dense columns; old clients show rows, or nothing. */
    TABLE
}
