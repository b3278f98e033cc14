package io.github.imbot4j.wire.shared;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The decoding of the HTML escapes that portals put on users' texts, once (v1 §6.6). */
public final class HtmlText {

    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,4});");

    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

    private HtmlText() {}

    /** Decodes what it knows and leaves the rest as it is. */
    public static String decode(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(decoded(match)));
    }

    private static String decoded(MatchResult match) {
        String name = match.group(1);
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, match.group());
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        boolean isCharacter =
                point > 0 && Character.isValidCodePoint(point) && Character.getType(point) != Character.SURROGATE;
        return isCharacter ? Character.toString(point) : match.group();
    }
}
