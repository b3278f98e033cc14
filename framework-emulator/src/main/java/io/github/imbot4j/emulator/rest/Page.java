package io.github.imbot4j.emulator.rest;

import java.util.List;

/**
 * A page of results with the total count (transport §1.9).
 *
 * @param rows the list of them, or what contains it
 * @param total negative when it was not asked for
 * @param next negative at the end
 */
record Page(Object rows, int total, long next) {

    private static final int SIZE = 50;

    static Page of(List<?> all, long start) {
        if (start < 0) {
            return new Page(all.subList(0, Math.min(SIZE, all.size())), -1, -1);
        }
        int from = (int) Math.min(start, all.size());
        int to = Math.min(from + SIZE, all.size());
        return new Page(all.subList(from, to), all.size(), to < all.size() ? to : -1);
    }
}
