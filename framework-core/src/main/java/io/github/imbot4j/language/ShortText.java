package io.github.imbot4j.language;

import java.util.List;

/**
 * Text of authors and users, shortened for the framework's messages: names, descriptions and lists may be of any
 * length, a message may not (v1 §13 no. 19).
 */
public final class ShortText {

    private static final int MOST_ITEMS = 20;
    private static final int LONGEST_ITEM = 60;
    private static final int LONGEST_LIST = 600;
    private static final int ESCAPED = 6;

    private ShortText() {}

    /** Returns the first letters of a text, that many at most, with a "…" behind them where some are left out. */
    public static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)).stripTrailing() + "…";
    }

    /** Returns the first of some words with commas between them, and how many more there are. */
    public static String list(List<String> words, Messages messages) {
        StringBuilder list = new StringBuilder();
        int shown = 0;
        while (shown < words.size() && shown < MOST_ITEMS && list.length() < LONGEST_LIST) {
            list.append(shown == 0 ? "" : ", ").append(cut(words.get(shown), LONGEST_ITEM));
            shown++;
        }
        return shown == words.size()
                ? list.toString()
                : messages.say("list.more", list.toString(), words.size() - shown);
    }

    /** Returns how long a portal counts a text in a keyboard, at most: it escapes all but plain letters (v1 §7.1). */
    public static int stored(String text) {
        return text.chars()
                .map(letter -> letter < ' ' || letter > '~' ? ESCAPED : letter == '"' || letter == '\\' ? 2 : 1)
                .sum();
    }
}
