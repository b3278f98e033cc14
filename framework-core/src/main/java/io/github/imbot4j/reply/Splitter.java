package io.github.imbot4j.reply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Divide markup into parts that a portal takes, counting as it does: in code points. No tag, surrogate pair or grapheme is
 * cut; a tag that is open at the end of a part is closed there and opened again in the next. The end of a paragraph is
 * preferred, then of a line, then of a word, as long as the part is at least half full.
 */
final class Splitter {

    /** A grapheme, and the zero-width space that makes it harmless. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X" + Letters.ZERO_WIDTH_SPACE + "*+");

    /** Where no part may end, and then better and better places. */
    private static final int NOWHERE = -1;

    private static final int AT_NEED = 0;
    private static final int GRAPHEME_END = 1;
    private static final int WORD_END = 2;
    private static final int LINE_END = 3;
    private static final int PARAGRAPH_END = 4;

    private final List<Piece> pieces;
    private final int limit;
    private final List<String> parts = new ArrayList<>();

    private Splitter(List<Piece> pieces, int limit) {
        this.pieces = pieces;
        this.limit = limit;
    }

    /**
     * Divides.
     *
     * @param limit code points in a part, tags included
     * @return the parts as BB code, in order; parts with nothing to see are left out. Empty when something that cannot be
     *     divided does not fit
     */
    static Optional<List<String>> split(Markup markup, int limit) {
        List<Piece> pieces = Flattener.flatten(markup);
        String whole = String.join("", pieces.stream().map(Splitter::written).toList());
        if (length(whole) <= limit) {
            return Optional.of(List.of(whole));
        }
        Splitter splitter = new Splitter(graphemes(pieces, limit), limit);
        return splitter.run() ? Optional.of(List.copyOf(splitter.parts)) : Optional.empty();
    }

    static String written(Piece piece) {
        if (piece instanceof Piece.Run run) {
            return run.bb();
        }
        if (piece instanceof Piece.Fixed fixed) {
            return fixed.bb();
        }
        if (piece instanceof Piece.Open open) {
            return open.tag().open();
        }
        return piece instanceof Piece.Close close ? close.tag().close() : "";
    }

    /** Whether it shows more than blanks and line breaks. */
    static boolean isVisible(Piece piece) {
        return piece instanceof Piece.Run run
                ? !run.bb().isBlank()
                : piece instanceof Piece.Fixed fixed && !fixed.lineBreak();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<Piece> graphemes(List<Piece> pieces, int limit) {
        List<Piece> fine = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Run run) {
                Matcher graphemes = GRAPHEME.matcher(run.bb());
                while (graphemes.find()) {
                    grapheme(graphemes.group(), run.literal(), limit, fine);
                }
            } else {
                fine.add(piece);
            }
        }
        return fine;
    }

    /** Adds a grapheme; one with so many marks that no message holds it is taken by its code points. */
    private static void grapheme(String grapheme, boolean literal, int limit, List<Piece> fine) {
        if (length(grapheme) <= limit / 2) {
            fine.add(new Piece.Run(grapheme, literal));
        } else {
            grapheme.codePoints().forEach(letter -> fine.add(new Piece.Run(Character.toString(letter), literal)));
        }
    }

    private boolean run() {
        Deque<Tag> open = new ArrayDeque<>();
        int from = 0;
        while (from < pieces.size()) {
            int to = end(from, open);
            if (to < 0) {
                return false;
            }
            Part part = new Part(open);
            for (Piece piece : pieces.subList(from, to)) {
                part.add(piece);
            }
            if (part.visible) {
                parts.add(part.closed(from > 0));
            }
            open = part.open;
            from = to;
        }
        return true;
    }

    /** Where the part that begins here ends; negative when not even one piece fits. */
    private int end(int from, Deque<Tag> open) {
        Part part = new Part(open);
        int[] best = {NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE};
        boolean afterBreak = false;
        for (int i = from; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            part.add(piece);
            // One place is kept for what may have to be put before the part.
            if (part.size() > limit - 1) {
                return pick(best);
            }
            if (!(piece instanceof Piece.Open)) {
                int quality = part.quality(piece, afterBreak);
                mark(best, quality, i + 1, part.size());
                afterBreak =
                        quality >= LINE_END || (afterBreak && (quality == WORD_END || piece instanceof Piece.Close));
            }
        }
        return pieces.size();
    }

    private void mark(int[] best, int quality, int end, int size) {
        if (quality == NOWHERE) {
            return;
        }
        for (int lower = Math.min(quality, GRAPHEME_END); lower <= quality; lower++) {
            if (lower <= GRAPHEME_END || size >= limit / 2) {
                best[lower] = end;
            }
        }
    }

    private int pick(int[] best) {
        for (int quality = PARAGRAPH_END; quality >= AT_NEED; quality--) {
            if (best[quality] >= 0) {
                return withClosings(best[quality]);
            }
        }
        return NOWHERE;
    }

    /** Tags that end here end in this part; they are paid for. */
    private int withClosings(int end) {
        int to = end;
        while (to < pieces.size() && pieces.get(to) instanceof Piece.Close) {
            to++;
        }
        return to;
    }

    /** A part in the making. */
    private static final class Part {
        private final StringBuilder out = new StringBuilder();
        private final Deque<Tag> open;
        private int size;
        private int closing;
        private boolean visible;
        private boolean startsLiteral;

        Part(Deque<Tag> reopened) {
            open = new ArrayDeque<>(reopened);
            for (Iterator<Tag> tags = open.descendingIterator(); tags.hasNext(); ) {
                Tag tag = tags.next();
                write(tag.equals(Tag.QUOTE) && out.length() > 0 ? "\n" + tag.open() : tag.open());
                closing += length(tag.close());
            }
        }

        void add(Piece piece) {
            if (piece instanceof Piece.Run run) {
                startsLiteral |= run.literal() && out.length() == 0;
            } else if (piece instanceof Piece.Open opening) {
                open.push(opening.tag());
                closing += length(opening.tag().close());
            } else if (piece instanceof Piece.Close) {
                closing -= length(open.pop().close());
            }
            visible |= isVisible(piece);
            write(written(piece));
        }

        private void write(String bb) {
            out.append(bb);
            size += length(bb);
        }

        int size() {
            return size + closing;
        }

        int quality(Piece piece, boolean afterBreak) {
            if (open.stream().anyMatch(tag -> tag.cut() == Cut.NEVER)) {
                return NOWHERE;
            }
            if (open.stream().anyMatch(tag -> tag.cut() == Cut.AT_NEED)) {
                return AT_NEED;
            }
            boolean lineEnd = piece instanceof Piece.Fixed fixed
                    ? fixed.lineBreak()
                    : written(piece).indexOf('\n') >= 0;
            if (lineEnd) {
                return afterBreak ? PARAGRAPH_END : LINE_END;
            }
            return piece instanceof Piece.Run run && run.bb().isBlank() ? WORD_END : GRAPHEME_END;
        }

        String closed(boolean continued) {
            StringBuilder part = new StringBuilder(continued && startsLiteral ? Letters.atStart(out.toString()) : out);
            open.forEach(tag -> part.append(tag.close()));
            return part.toString();
        }
    }
}
