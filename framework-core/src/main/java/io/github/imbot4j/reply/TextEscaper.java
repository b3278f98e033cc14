package io.github.imbot4j.reply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The escaping of plain text, so that a portal does not interpret it (v1 §9). BB code has no escape syntax: a
 * zero-width space is inserted where a pattern of the server or of a client would match.
 */
final class TextEscaper {

    /** What breaks a pattern without being seen. */
    static final char ZERO_WIDTH_SPACE = '\u200B';

    /** A line of so many dashes begins or ends a quote. */
    private static final int QUOTE_DASHES = 54;

    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");

    /** Tags that a server acts on even inside {@code [code]}, or that end it. */
    private static final Pattern LIVE_IN_CODE = Pattern.compile(
            "\\[/?(?:code|disk|user|chat|send|put|call|url|img|icon|br|context|dialog|pch|attach|timestamp|date|rating)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085]");

    private TextEscaper() {}

    /** One kind of line end, no control characters but tabs, no halves of surrogate pairs. */
    static String clean(String text) {
        String lines = LINE_ENDS.matcher(text).replaceAll("\n");
        if (lines.codePoints().noneMatch(TextEscaper::isUnwanted)) {
            return lines;
        }
        StringBuilder clean = new StringBuilder(lines.length());
        lines.codePoints().forEach(letter -> {
            if (!isUnwanted(letter)) {
                clean.appendCodePoint(letter);
            } else if (letter >= Character.MIN_SURROGATE) {
                clean.append('\uFFFD');
            }
        });
        return clean.toString();
    }

    private static boolean isUnwanted(int letter) {
        return (Character.isISOControl(letter) && letter != '\n' && letter != '\t')
                || (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE);
    }

    /** The same on one line. */
    static String oneLine(String text) {
        return text.replace('\n', ' ');
    }

    /** Escapes text that stands where markup is understood. */
    static String text(String text, boolean lineStart, boolean messageStart) {
        return new Escaping(text, lineStart, messageStart, false).result();
    }

    /** Escapes text that stands inside {@code [code]}, where only what ends it or acts on the server is touched. */
    static String code(String text) {
        return new Escaping(text, true, false, true).result();
    }

    /** Escapes the value of an attribute: it cannot hold brackets, so their wide twins stand in for them. */
    static String attribute(String value) {
        String narrow = oneLine(clean(value)).replace('[', '\uFF3B').replace(']', '\uFF3D');
        return new Escaping(narrow, false, false, false).result();
    }

    /** Escapes an address by its own means: percent signs. */
    static String address(String url) {
        StringBuilder out = new StringBuilder(url.length());
        boolean fragment = false;
        for (int i = 0; i < url.length(); i++) {
            char letter = url.charAt(i);
            if (letter <= ' ' || "[]\"<>\\^`{|}".indexOf(letter) >= 0 || (letter == '#' && fragment)) {
                out.append(String.format("%%%02X", (int) letter));
            } else {
                out.append(letter);
            }
            fragment |= letter == '#';
        }
        return ENTITY.matcher(out).replaceAll(entity -> entity.group().replace(";", "%3B"));
    }

    /** Breaks what only means something at the very start of a message, in a part that begins in the middle of a text. */
    static String atStart(String part) {
        String words = part.stripLeading();
        return words.startsWith(">>") || isSlash(words, 0) ? ZERO_WIDTH_SPACE + part : part;
    }

    private static boolean isSlash(String text, int at) {
        return text.regionMatches(true, at, "/me", 0, 3) || text.regionMatches(true, at, "/loud", 0, 5);
    }

    /** One walk over one text. */
    private static final class Escaping {
        private final String text;
        private final boolean inCode;
        private final Matcher entity;
        private final Matcher live;
        private final StringBuilder out;
        private boolean lineStart;
        private boolean messageStart;
        private int dashes;

        Escaping(String text, boolean lineStart, boolean messageStart, boolean inCode) {
            this.text = text;
            this.lineStart = lineStart;
            this.messageStart = messageStart;
            this.inCode = inCode;
            this.entity = ENTITY.matcher(text);
            this.live = LIVE_IN_CODE.matcher(text);
            this.out = new StringBuilder(text.length() + 8);
        }

        String result() {
            for (int i = 0; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (breaksBefore(letter, i)) {
                    out.append(ZERO_WIDTH_SPACE);
                }
                out.append(letter);
                if (breaksAfter(letter, i)) {
                    out.append(ZERO_WIDTH_SPACE);
                }
                lineStart = letter == '\n' || (lineStart && Character.isWhitespace(letter));
                messageStart &= Character.isWhitespace(letter);
            }
            return out.toString();
        }

        private boolean breaksBefore(char letter, int at) {
            dashes = letter == '-' ? dashes + 1 : 0;
            if (dashes == QUOTE_DASHES) {
                dashes = 1;
                return true;
            }
            return (letter == '>' && lineStart && text.startsWith(">>", at))
                    || (letter == '/' && messageStart && isSlash(text, at));
        }

        private boolean breaksAfter(char letter, int at) {
            return switch (letter) {
                case '[' -> !inCode || live.region(at, text.length()).lookingAt();
                case '&' -> entity.region(at, text.length()).lookingAt();
                case '#' -> text.regionMatches(true, at, "#BR#", 0, 4);
                default -> false;
            };
        }
    }
}
