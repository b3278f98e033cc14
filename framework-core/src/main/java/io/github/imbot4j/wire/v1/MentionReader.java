package io.github.imbot4j.wire.v1;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read mentions out of a text (v1 §6.4, §6.6). Every pattern here takes time linear in the text. */
final class MentionReader {

    private static final Pattern TAG =
            Pattern.compile("\\[USER=(\\d{1,18})(?: REPLACE)?]|\\[/USER]|\\n", Pattern.CASE_INSENSITIVE);

    private static final Pattern LEADING = Pattern.compile(
            "\\s*+\\[USER=(\\d{1,18})(?: REPLACE)?].{0,1000}?\\[/USER][\\s,:;]*+",
            Pattern.CASE_INSENSITIVE | Pattern.UNIX_LINES);

    private MentionReader() {}

    /** The users mentioned, in order. A mention begins and ends on one line. */
    static Set<Long> ids(String text) {
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
     * Takes the mention of one user off the beginning, and the separators behind it. The portal's own cutting takes off
     * everybody's mentions and leaves separators (v1 §6.6), so it is of no use.
     */
    static String cut(String text, long userId) {
        Matcher leading = LEADING.matcher(text);
        int start = 0;
        while (leading.lookingAt() && Long.parseLong(leading.group(1)) == userId) {
            start = leading.end();
            leading.region(start, text.length());
        }
        return text.substring(start);
    }
}
