package io.github.imbot4j.command;

/** Tell letters that nobody sees: phones and copied texts bring them, and no word is meant to differ by them. */
final class Invisible {

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    private Invisible() {}

    /**
     * Tells whether a letter is to be left out of its word. Joiners hold emoji together and shape Persian and Indic words,
     * so they go only beside plain letters.
     */
    static boolean at(CharSequence text, int index) {
        char letter = text.charAt(index);
        if (letter == JOINER || letter == NON_JOINER) {
            return index == 0
                    || index == text.length() - 1
                    || text.charAt(index - 1) < 0x300
                    || text.charAt(index + 1) < 0x300;
        }
        return letter == '\u00AD'
                || letter == '\u180E'
                || letter == '\u200B'
                || letter == '\u200E'
                || letter == '\u200F'
                || (letter >= '\u202A' && letter <= '\u202E')
                || (letter >= '\u2060' && letter <= '\u2064')
                || (letter >= '\u2066' && letter <= '\u2069')
                || letter == '\uFEFF'
                || letter == '\0';
    }

    /** Tells whether words end there. */
    static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }
}
