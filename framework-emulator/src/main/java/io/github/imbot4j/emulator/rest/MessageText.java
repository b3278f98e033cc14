package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold a message's text as it is stored (v1 §4.1, §9): line breaks for {@code [BR]}, entities decoded twice, files of
 * {@code [DISK=id]} taken out, cut to size.
 *
 * @param files ids of the files the text named
 */
record MessageText(String text, List<Long> files) {

    private static final int LONGEST = 20_000;
    private static final String CUT = " (...)";
    private static final Pattern DISK = Pattern.compile("\\[DISK=([0-9]{1,18})\\]", Pattern.CASE_INSENSITIVE);
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

    static MessageText of(String given, PortalState state) {
        String text = PhpValue.trim(given)
                .replace("[BR]", "\n")
                .replace("[br]", "\n")
                .replace("#BR#", "\n");
        text = decode(decode(text));
        List<Long> files = new ArrayList<>();
        Matcher disk = DISK.matcher(text);
        while (disk.find()) {
            state.files().find(Long.parseLong(disk.group(1))).ifPresent(file -> files.add(file.id()));
        }
        return new MessageText(cut(PhpValue.trim(DISK.matcher(text).replaceAll(""))), files);
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
