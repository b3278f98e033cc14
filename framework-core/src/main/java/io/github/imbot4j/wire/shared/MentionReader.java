package io.github.imbot4j.wire.shared;

import io.github.imbot4j.language.TypedText;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reader of mentions in a text (v1 §6.4, §6.6). Every pattern here takes time linear in the text. */
public final class MentionReader {

    private static final Pattern TAG =
            Pattern.compile("\\[USER=(\\d{1,18})(?: REPLACE)?]|\\[/USER]|\\n", Pattern.CASE_INSENSITIVE);

    /** What belongs to a mention that it is glued to, as in "Bot! report". */
    private static final String GLUED = ",:;.!?…";

    /** What stands between a mention and the words, be there blanks around it or not. */
    private static final String SEPARATORS = ",:;";

    private static final String DASHES = "-–—";

    private MentionReader() {}

    /** The users mentioned, in order. A mention begins and ends on one line. */
    public static Set<Long> ids(String text) {
        Set<Long> ids = new LinkedHashSet<>();
        Matcher tag = TAG.matcher(text);
        long open = 0;
        while (tag.find()) {
            String id = tag.group(1);
            if (id != null) {
                open = open == 0 ? Long.parseLong(id) : open;
            } else {
                if (open != 0 && tag.group().length() > 1) {
                    ids.add(open);
                }
                open = 0;
            }
        }
        return ids;
    }

    /**
     * Takes the mentions of one user out, wherever they stand, with the punctuation and the blanks that belong to them; all other
     * mentions stay. The portal's own cutting takes out everybody's and leaves separators (v1 §6.6), so it is of no use.
     */
    public static String cut(String text, long userId) {
        Matcher tag = TAG.matcher(text);
        StringBuilder kept = new StringBuilder();
        int from = 0;
        int begin = -1;
        long open = 0;
        while (tag.find()) {
            String id = tag.group(1);
            if (id != null) {
                begin = open == 0 ? tag.start() : begin;
                open = open == 0 ? Long.parseLong(id) : open;
            } else {
                if (open == userId && open != 0 && tag.group().length() > 1 && begin >= from) {
                    from = take(text, from, begin, tag.end(), kept);
                }
                open = 0;
            }
        }
        return from == 0 ? text : kept.append(text, from, text.length()).toString();
    }

    /** Keeps what stands before a mention, and gives where to go on behind it. */
    private static int take(String text, int from, int begin, int end, StringBuilder kept) {
        boolean first = kept.length() == 0 && TypedText.start(text, from) >= begin;
        if (!first) {
            kept.append(text, from, begin);
        }
        int next = end;
        while (next < text.length() && GLUED.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        next = behindSeparators(text, next, first);
        if (first) {
            boolean dash = next > end && next + 1 < text.length() && DASHES.indexOf(text.charAt(next)) >= 0;
            return dash && TypedText.isBlank(text.charAt(next + 1)) ? TypedText.start(text, next + 1) : next;
        }
        if (next < text.length() && !TypedText.isLineEnd(text.charAt(next))) {
            boolean apart = TypedText.isBlank(text.charAt(next - 1));
            if (apart && !TypedText.isBlank(kept.charAt(kept.length() - 1))) {
                kept.append(' ');
            }
            return next;
        }
        boolean last = TypedText.start(text, next) == text.length();
        int length = kept.length();
        while (length > 0 && isLoose(kept.charAt(length - 1), last)) {
            length--;
        }
        kept.setLength(length);
        boolean alone = length > 0 && TypedText.isLineEnd(kept.charAt(length - 1));
        return last ? text.length() : alone ? next + 1 : next;
    }

    private static int behindSeparators(String text, int from, boolean lines) {
        int next = from;
        while (next < text.length()) {
            char letter = text.charAt(next);
            boolean blank = TypedText.isBlank(letter) && (lines || !TypedText.isLineEnd(letter));
            if (!blank && SEPARATORS.indexOf(letter) < 0 && !TypedText.isUnseen(text, next)) {
                return next;
            }
            next++;
        }
        return next;
    }

    private static boolean isLoose(char letter, boolean lines) {
        boolean blank = TypedText.isBlank(letter) && (lines || !TypedText.isLineEnd(letter));
        return blank || SEPARATORS.indexOf(letter) >= 0;
    }
}
