package io.github.imbot4j.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text that a user typed, normalised for comparison. Phones, editors and copied pages insert invisible characters and
 * special white space; no comparison may depend on them, so all comparisons of typed text use the methods of this
 * class. The text of a message that handlers receive stays as it was typed.
 */
public final class TypedText {

    private static final char NON_JOINER = 0x200C;
    private static final char JOINER = 0x200D;

    /** Letters without ink that Unicode does not count as blanks. */
    private static final String UNSEEN =
            "\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2800\u3164\uFEFF\uFFA0\uFFFC\0";

    /** Whether a sign is shown as text or as a picture. */
    private static final Pattern VARIANTS = Pattern.compile("[\\uFE00-\\uFE0F]");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private TypedText() {}

    /**
     * Returns a text with plain blanks for blanks of every kind, {@code \n} for every line end, letters composed, without
     * letters that nobody sees and without blanks around it. Patterns are matched against this; its groups come from it.
     */
    public static String clean(String text) {
        if (isPlain(text)) {
            return text.strip();
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder clean = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char letter = composed.charAt(i);
            if (isLineEnd(letter)) {
                boolean pair = letter == '\r' && i + 1 < composed.length() && composed.charAt(i + 1) == '\n';
                if (!pair) {
                    clean.append('\n');
                }
            } else if (isBlank(letter)) {
                clean.append(' ');
            } else if (!isUnseen(composed, i)) {
                clean.append(letter);
            }
        }
        return clean.toString().strip();
    }

    /**
     * Returns what two texts have in common that are the same to a reader: {@link #clean}, in small letters of the usual
     * width, with one blank between words.
     */
    public static String key(String text) {
        String clean = clean(text);
        if (isPlain(clean) && !clean.contains("  ")) {
            return clean.toLowerCase(Locale.ROOT);
        }
        String wide = Normalizer.normalize(clean, Normalizer.Form.NFKC);
        return BLANKS.matcher(VARIANTS.matcher(wide).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Returns a text as it was typed, without the blanks around it and what nobody sees there. */
    public static String strip(String text) {
        int from = start(text, 0);
        int to = text.length();
        while (to > from && (isBlank(text.charAt(to - 1)) || isUnseen(text, to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Returns one word as names are compared: without letters that nobody sees, in the usual width. */
    public static String word(String text) {
        return Normalizer.normalize(clean(text), Normalizer.Form.NFKC);
    }

    /** Tells whether a command begins there: a slash, be it as wide as a Chinese letter. */
    public static boolean isSlash(CharSequence text, int at) {
        return at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '\uFF0F');
    }

    /** Tells whether words end there: a blank of any kind, or a line end. */
    public static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || letter == '\u0085';
    }

    /** Tells whether a line ends there. */
    public static boolean isLineEnd(char letter) {
        return letter == '\n'
                || letter == '\r'
                || letter == '\u000B'
                || letter == '\f'
                || letter == '\u0085'
                || letter == '\u2028'
                || letter == '\u2029';
    }

    /**
     * Tells whether nobody sees a letter. Joiners hold emoji together and shape Persian and Indic words, so they count only
     * beside plain letters.
     */
    public static boolean isUnseen(CharSequence text, int index) {
        char letter = text.charAt(index);
        if (letter == JOINER || letter == NON_JOINER) {
            return index == 0
                    || index == text.length() - 1
                    || text.charAt(index - 1) < 0x300
                    || text.charAt(index + 1) < 0x300;
        }
        return UNSEEN.indexOf(letter) >= 0
                || (letter >= '\u202A' && letter <= '\u202E')
                || (letter >= '\u2060' && letter <= '\u206F');
    }

    /** Returns where the first letter stands, from a place on, that is neither a blank nor unseen; else the length. */
    public static int start(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && (isBlank(text.charAt(at)) || isUnseen(text, at))) {
            at++;
        }
        return at;
    }

    /** Returns where the first blank stands, from a place on; else the length. */
    public static int endOfWord(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Returns where the line ends, from a place on; else the length. */
    public static int endOfLine(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
