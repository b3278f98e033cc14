package io.github.imbot4j.samples.echo;

import static io.github.imbot4j.reply.GridLayout.LINE;
import static io.github.imbot4j.reply.Replies.cell;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.grid;
import static io.github.imbot4j.reply.Replies.row;

import io.github.imbot4j.reply.Block;
import io.github.imbot4j.reply.Row;
import java.util.List;
import java.util.stream.IntStream;

/** The portal's colours, two to a page. */
final class Palette {

    static final int PAGES = 5;

    private static final int WIDTH = 100;
    private static final List<Colour> COLOURS = List.of(
            new Colour("RED", "#df532d"),
            new Colour("GRAPHITE", "#3a403e"),
            new Colour("MINT", "#4ba984"),
            new Colour("LIGHT BLUE", "#6fc8e5"),
            new Colour("PURPLE", "#8474c8"),
            new Colour("AQUA", "#1eb4aa"),
            new Colour("PINK", "#e98fa6"),
            new Colour("LIME", "#85cb7b"),
            new Colour("AZURE", "#29619b"),
            new Colour("ORANGE", "#e8a441"));

    private Palette() {}

    private record Colour(String name, String hex) {

        Block card() {
            return grid(LINE, cell(name).width(WIDTH), cell(hex).color(hex));
        }
    }

    /** The colours of a page, counted from 1. */
    static List<Block> page(int page) {
        return COLOURS.subList(2 * page - 2, 2 * page).stream()
                .map(Colour::card)
                .toList();
    }

    /** A button for each page; the one that is shown is marked. */
    static Row pager(int shown) {
        return row(IntStream.rangeClosed(1, PAGES)
                .mapToObj(page -> command(page == shown ? "· " + page + " ·" : "" + page, "echoList", page)
                        .inLine()
                        .once()));
    }
}
