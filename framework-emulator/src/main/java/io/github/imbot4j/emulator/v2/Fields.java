package io.github.imbot4j.emulator.v2;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The fields of an object of v2, in order. A map without entries is written as {@code []}, as PHP does (v2 §0). */
final class Fields {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final Map<String, Object> map = new LinkedHashMap<>();

    Fields with(String name, Object value) {
        map.put(name, value);
        return this;
    }

    /** The map takes null, which JSON has. */
    @SuppressWarnings("NullAway")
    Fields withNull(String name) {
        map.put(name, null);
        return this;
    }

    /** A text, or null in place of an empty one. */
    Fields withTextOrNull(String name, String text) {
        return text.isEmpty() ? withNull(name) : with(name, text);
    }

    /** A number, or null in place of {@code 0}. */
    Fields withNumberOrNull(String name, long number) {
        return number == 0 ? withNull(name) : with(name, number);
    }

    Map<String, Object> map() {
        return map;
    }

    /** A date as ISO 8601 has it, with the portal's offset. */
    static String date(Instant at, ZoneId zone) {
        return DATE.format(at.atZone(zone));
    }
}
