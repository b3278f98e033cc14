package io.github.imbot4j.wire.shared;

import java.util.List;
import java.util.Map;

/** The length of a value in a portal's JSON, where everything but plain ASCII is written as an escape. */
public final class PortalJson {

    private static final int UNICODE_ESCAPE = 6;

    private PortalJson() {}

    public static long length(Object value) {
        if (value instanceof Map<?, ?> map) {
            long size = 2L + Math.max(0, map.size() - 1);
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                size += length(String.valueOf(entry.getKey())) + 1 + length(entry.getValue());
            }
            return size;
        }
        if (value instanceof List<?> list) {
            return 2
                    + Math.max(0, list.size() - 1)
                    + list.stream().mapToLong(PortalJson::length).sum();
        }
        if (value instanceof String text) {
            return 2L + text.chars().mapToLong(PortalJson::width).sum();
        }
        return String.valueOf(value).length();
    }

    private static long width(int letter) {
        if (letter == '\n' || letter == '\t' || letter == '\\' || letter == '/') {
            return 2;
        }
        boolean escaped = letter < ' ' || letter > '~' || "\"<>&'".indexOf(letter) >= 0;
        return escaped ? UNICODE_ESCAPE : 1;
    }
}
