package io.github.imbot4j.emulator.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The preparation of the text a bot posts, before the messenger stores it (v1 §4.1, §9): entities are decoded twice,
 * long text is cut.
 */
public final class MessageText {

    private static final int LONGEST = 20_000;
    private static final String CUT = " (...)";
    private static final Map<String, String> ENTITIES = new LinkedHashMap<>();

    static {
        ENTITIES.put("&#91;", "[");
        ENTITIES.put("&#93;", "]");
        ENTITIES.put("&lt;", "<");
        ENTITIES.put("&gt;", ">");
        ENTITIES.put("&quot;", "\"");
        ENTITIES.put("&#39;", "'");
        ENTITIES.put("&#039;", "'");
        ENTITIES.put("&#124;", "|");
        ENTITIES.put("&#33;", "!");
        ENTITIES.put("&#036;", "$");
        ENTITIES.put("&#092;", "\\");
        ENTITIES.put("&nbsp;", " ");
        ENTITIES.put("&amp;", "&");
    }

    private MessageText() {}

    /** What is stored of a given text. */
    public static String of(String given) {
        return cut(decode(decode(given)));
    }

    private static String decode(String text) {
        String decoded = text;
        if (text.indexOf('&') >= 0) {
            for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
                decoded = decoded.replace(entity.getKey(), entity.getValue());
            }
        }
        return decoded;
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST + CUT.length()) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + CUT;
    }
}
