package io.github.imbot4j.samples.martha;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Fifteen tiles and a gap, four in a row.
 *
 * @param tiles a letter for each cell, line by line; {@code P} is the gap
 */
record Board(String tiles) {

    static final int SIDE = 4;

    /** In order. */
    static final Board SOLVED = new Board("ABCDEFGHIJKLMNOP");

    private static final char GAP = 'P';
    private static final int SHUFFLES = 200;

    /** One that can be solved, since it was made by moves alone. */
    static Board shuffled(Random random) {
        Board board = SOLVED;
        for (int i = 0; i < SHUFFLES || board.isSolved(); i++) {
            Board now = board;
            List<Integer> movable =
                    IntStream.range(0, SIDE * SIDE).filter(now::canMove).boxed().toList();
            board = board.moved(movable.get(random.nextInt(movable.size())));
        }
        return board;
    }

    boolean isSolved() {
        return equals(SOLVED);
    }

    /** Whether the gap is beside it. */
    boolean canMove(int cell) {
        int gap = tiles.indexOf(GAP);
        return Math.abs(cell / SIDE - gap / SIDE) + Math.abs(cell % SIDE - gap % SIDE) == 1;
    }

    /** The board after the tile of a cell and the gap have changed places. */
    Board moved(int cell) {
        StringBuilder moved = new StringBuilder(tiles);
        moved.setCharAt(tiles.indexOf(GAP), tiles.charAt(cell));
        moved.setCharAt(cell, GAP);
        return new Board(moved.toString());
    }

    String label(int cell) {
        char tile = tiles.charAt(cell);
        return tile == GAP ? "·" : String.valueOf(tile - 'A' + 1);
    }
}
