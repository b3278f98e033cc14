package io.github.imbot4j.command;

import io.github.imbot4j.bot.CommandToken;
import io.github.imbot4j.bot.CommandTokens;
import io.github.imbot4j.bot.Reference;
import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.language.TypedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command line with carets under a part of it, for a monospaced font. Mentions are drawn as their names; a long line
 * is cut around the carets.
 */
public final class CaretDiagram {

    /** Blanks in front of the carets: a portal makes tabs of four ordinary ones (v1 §9). */
    private static final char HARD_BLANK = '\u00A0';

    private static final int WIDEST = 60;
    private static final int BEFORE = 24;
    private static final int LONGEST_NAME = 30;

    private record Cell(String text, int width, boolean marked) {}

    private final String source;
    private final int start;
    private final int end;
    private final List<Cell> cells = new ArrayList<>();

    private CaretDiagram(String source, int start, int end) {
        this.source = source;
        this.start = start;
        this.end = end;
    }

    /**
     * Draws two lines.
     *
     * @param prefix what stands before the text, such as {@code "/remind "}
     * @param source the command's text
     * @param start where the marked part begins in it; its length for the place behind its end
     * @param end behind the marked part
     */
    public static String of(String prefix, String source, int start, int end) {
        return new CaretDiagram(source, start, end).draw(prefix);
    }

    private String draw(String prefix) {
        prefix.codePoints().forEach(letter -> add(Character.toString(letter), width(letter), false));
        Map<Integer, CommandToken> tags = new HashMap<>();
        for (CommandToken commandToken : CommandTokens.read(source)) {
            if (source.charAt(commandToken.start()) == '['
                    && !names(commandToken).isEmpty()) {
                tags.put(commandToken.start(), commandToken);
            }
        }
        int at = 0;
        while (at < source.length()) {
            CommandToken tag = tags.get(at);
            at = tag != null ? name(tag) : letter(at);
        }
        if (start >= source.length()) {
            add(" ", 1, true);
        }
        return lines(cut());
    }

    private int letter(int at) {
        int letter = source.codePointAt(at);
        boolean blank = TypedText.isBlank((char) letter) || Character.isISOControl(letter);
        boolean unseen = TypedText.isUnseen(source, at);
        if (!unseen) {
            add(blank ? " " : Character.toString(letter), blank ? 1 : width(letter), isMarked(at));
        }
        return at + Character.charCount(letter);
    }

    private int name(CommandToken tag) {
        String name = names(tag);
        name.codePoints()
                .limit(LONGEST_NAME)
                .forEach(letter -> add(Character.toString(letter), width(letter), isMarked(tag.start())));
        return tag.end();
    }

    private static String names(CommandToken commandToken) {
        return Reference.read(commandToken.text())
                .map(found -> found instanceof UserMention user
                        ? "@" + user.name()
                        : found.said().plain())
                .map(name -> name.replaceAll("\\s", " "))
                .orElse("");
    }

    private boolean isMarked(int at) {
        return at >= start && at < end;
    }

    private void add(String text, int width, boolean marked) {
        boolean twice = text.equals(" ")
                && !cells.isEmpty()
                && cells.get(cells.size() - 1).text().isBlank();
        cells.add(new Cell(twice ? String.valueOf(HARD_BLANK) : text, width, marked));
    }

    /** Wide letters of the east and emoji take two columns; marks over letters none. */
    private static int width(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || letter == 0x200D) {
            return 0;
        }
        boolean east = (letter >= 0x1100 && letter <= 0x115F)
                || (letter >= 0x2E80 && letter <= 0xA4CF)
                || (letter >= 0xAC00 && letter <= 0xD7A3)
                || (letter >= 0xF900 && letter <= 0xFAFF)
                || (letter >= 0xFE30 && letter <= 0xFE6F)
                || (letter >= 0xFF00 && letter <= 0xFF60);
        return east || letter >= 0x1F300 ? 2 : 1;
    }

    private List<Cell> cut() {
        if (cells.size() <= WIDEST) {
            return cells;
        }
        int marked = 0;
        while (marked < cells.size() - 1 && !cells.get(marked).marked()) {
            marked++;
        }
        int from = Math.max(0, Math.min(marked - BEFORE, cells.size() - WIDEST));
        int to = Math.min(cells.size(), from + WIDEST);
        List<Cell> shown = new ArrayList<>();
        if (from > 0) {
            shown.add(new Cell("…", 1, false));
        }
        shown.addAll(cells.subList(from, to));
        if (to < cells.size()) {
            shown.add(new Cell("…", 1, false));
        }
        return shown;
    }

    private static String lines(List<Cell> shown) {
        StringBuilder line = new StringBuilder();
        StringBuilder carets = new StringBuilder();
        int blanks = 0;
        for (Cell cell : shown) {
            line.append(cell.text());
            if (cell.marked()) {
                carets.append(String.valueOf(HARD_BLANK).repeat(blanks)).append("^".repeat(cell.width()));
                blanks = 0;
            } else {
                blanks += cell.width();
            }
        }
        return line.toString().replace(HARD_BLANK, ' ').stripTrailing().replace("  ", " " + HARD_BLANK) + "\n" + carets;
    }
}
