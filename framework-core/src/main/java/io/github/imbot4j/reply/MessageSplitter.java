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
 * The division of long markup into messages that a portal accepts, measured as the portal does: in code points. No tag,
 * surrogate pair or grapheme is split; a tag that is open at the end of a message is closed there and opened again in
 * the next. The end of a paragraph is preferred, then of a line, then of a word, provided the message is at least half
 * full.
 */
final class MessageSplitter {

    /** A grapheme, and the zero-width space that makes it harmless. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X" + TextEscaper.ZERO_WIDTH_SPACE + "*+");

    /** Where no part may end, and then better and better places. */
    private static final int NOWHERE = -1;

    private static final int AT_NEED = 0;
    private static final int GRAPHEME_END = 1;
    private static final int WORD_END = 2;
    private static final int LINE_END = 3;
    private static final int PARAGRAPH_END = 4;

    private final List<MarkupToken> pieces;
    private final int limit;
    private final List<String> parts = new ArrayList<>();

    private MessageSplitter(List<MarkupToken> pieces, int limit) {
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
        List<MarkupToken> pieces = MarkupRenderer.flatten(markup);
        String whole =
                String.join("", pieces.stream().map(MessageSplitter::written).toList());
        if (length(whole) <= limit) {
            return Optional.of(List.of(whole));
        }
        MessageSplitter messageSplitter = new MessageSplitter(graphemes(pieces, limit), limit);
        return messageSplitter.run() ? Optional.of(List.copyOf(messageSplitter.parts)) : Optional.empty();
    }

    static String written(MarkupToken markupToken) {
        if (markupToken instanceof MarkupToken.Run run) {
            return run.bb();
        }
        if (markupToken instanceof MarkupToken.Fixed fixed) {
            return fixed.bb();
        }
        if (markupToken instanceof MarkupToken.Open open) {
            return open.tag().open();
        }
        return markupToken instanceof MarkupToken.Close close ? close.tag().close() : "";
    }

    /** Whether it shows more than blanks and line breaks. */
    static boolean isVisible(MarkupToken markupToken) {
        return markupToken instanceof MarkupToken.Run run
                ? !run.bb().isBlank()
                : markupToken instanceof MarkupToken.Fixed fixed && !fixed.lineBreak();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<MarkupToken> graphemes(List<MarkupToken> pieces, int limit) {
        List<MarkupToken> fine = new ArrayList<>();
        for (MarkupToken markupToken : pieces) {
            if (markupToken instanceof MarkupToken.Run run) {
                Matcher graphemes = GRAPHEME.matcher(run.bb());
                while (graphemes.find()) {
                    grapheme(graphemes.group(), run.literal(), limit, fine);
                }
            } else {
                fine.add(markupToken);
            }
        }
        return fine;
    }

    /** Adds a grapheme; one with so many marks that no message holds it is taken by its code points. */
    private static void grapheme(String grapheme, boolean literal, int limit, List<MarkupToken> fine) {
        if (length(grapheme) <= limit / 2) {
            fine.add(new MarkupToken.Run(grapheme, literal));
        } else {
            grapheme.codePoints().forEach(letter -> fine.add(new MarkupToken.Run(Character.toString(letter), literal)));
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
            for (MarkupToken markupToken : pieces.subList(from, to)) {
                part.add(markupToken);
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
            MarkupToken markupToken = pieces.get(i);
            part.add(markupToken);
            // One place is kept for what may have to be put before the part.
            if (part.size() > limit - 1) {
                return pick(best);
            }
            if (!(markupToken instanceof MarkupToken.Open)) {
                int quality = part.quality(markupToken, afterBreak);
                mark(best, quality, i + 1, part.size());
                afterBreak = quality >= LINE_END
                        || (afterBreak && (quality == WORD_END || markupToken instanceof MarkupToken.Close));
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
        while (to < pieces.size() && pieces.get(to) instanceof MarkupToken.Close) {
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

        void add(MarkupToken markupToken) {
            if (markupToken instanceof MarkupToken.Run run) {
                startsLiteral |= run.literal() && out.length() == 0;
            } else if (markupToken instanceof MarkupToken.Open opening) {
                open.push(opening.tag());
                closing += length(opening.tag().close());
            } else if (markupToken instanceof MarkupToken.Close) {
                closing -= length(open.pop().close());
            }
            visible |= isVisible(markupToken);
            write(written(markupToken));
        }

        private void write(String bb) {
            out.append(bb);
            size += length(bb);
        }

        int size() {
            return size + closing;
        }

        int quality(MarkupToken markupToken, boolean afterBreak) {
            if (open.stream().anyMatch(tag -> tag.cut() == SplitPolicy.NEVER)) {
                return NOWHERE;
            }
            if (open.stream().anyMatch(tag -> tag.cut() == SplitPolicy.AT_NEED)) {
                return AT_NEED;
            }
            boolean lineEnd = markupToken instanceof MarkupToken.Fixed fixed
                    ? fixed.lineBreak()
                    : written(markupToken).indexOf('\n') >= 0;
            if (lineEnd) {
                return afterBreak ? PARAGRAPH_END : LINE_END;
            }
            return markupToken instanceof MarkupToken.Run run && run.bb().isBlank() ? WORD_END : GRAPHEME_END;
        }

        String closed(boolean continued) {
            StringBuilder part =
                    new StringBuilder(continued && startsLiteral ? TextEscaper.atStart(out.toString()) : out);
            open.forEach(tag -> part.append(tag.close()));
            return part.toString();
        }
    }
}
