package io.github.imbot4j.emulator.event;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The search for and removal of mentions of users by the server's two different rules (v1 §6.4, §6.6). */
final class Mentions {

    private static final Pattern MENTION = Pattern.compile(
            "\\[USER=([0-9]+)( REPLACE)?](.*?)\\[/USER]", Pattern.CASE_INSENSITIVE | Pattern.UNIX_LINES);

    private static final Pattern CUT = Pattern.compile("\\[USER=[0-9]+].+?\\[/USER],?", Pattern.UNIX_LINES);

    /** What PHP's {@code trim} takes off. */
    private static final Pattern EDGES = Pattern.compile("^[ \\t\\n\\r\\x00\\x0B]+|[ \\t\\n\\r\\x00\\x0B]+\\z");

    private Mentions() {}

    /** The ids of those mentioned, each once, in order. */
    static Set<Long> in(String text) {
        Set<Long> ids = new LinkedHashSet<>();
        Matcher mention = MENTION.matcher(text);
        while (mention.find()) {
            if (mention.group(1).length() <= 18) {
                ids.add(Long.parseLong(mention.group(1)));
            }
        }
        return ids;
    }

    /** The text without mentions, as MESSAGE has it in groups. */
    static String cut(String text) {
        return EDGES.matcher(CUT.matcher(text).replaceAll("")).replaceAll("");
    }
}
