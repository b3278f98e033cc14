package io.github.imbot4j.routing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The literal characters with which every match of a pattern begins, as far as they are evident. */
final class LiteralPrefix {

    private static final Pattern FLAGS = Pattern.compile("\\(\\?([a-zA-Z]+)\\)");
    private static final String META = "\\[](){}.*+?^$|";
    private static final String MAYBE_NONE = "*?{";

    private LiteralPrefix() {}

    /** Whether no text can match both, as far as can be seen; false when in doubt. */
    static boolean tellsApart(Pattern one, Pattern other) {
        String a = of(one);
        String b = of(other);
        return !a.regionMatches(true, 0, b, 0, Math.min(a.length(), b.length()));
    }

    static String of(Pattern pattern) {
        String regex = pattern.pattern();
        if ((pattern.flags() & Pattern.LITERAL) != 0) {
            return regex;
        }
        Matcher flags = FLAGS.matcher(regex);
        boolean flagged = flags.lookingAt();
        boolean comments = (pattern.flags() & Pattern.COMMENTS) != 0
                || (flagged && flags.group(1).contains("x"));
        if (comments || regex.contains("|")) {
            return "";
        }
        return plain(regex.substring(flagged ? flags.end() : 0));
    }

    private static String plain(String regex) {
        int end = 0;
        while (end < regex.length() && META.indexOf(regex.charAt(end)) < 0) {
            end++;
        }
        boolean lastIsOptional = end > 0 && end < regex.length() && MAYBE_NONE.indexOf(regex.charAt(end)) >= 0;
        return regex.substring(0, lastIsOptional ? regex.offsetByCodePoints(end, -1) : end);
    }
}
