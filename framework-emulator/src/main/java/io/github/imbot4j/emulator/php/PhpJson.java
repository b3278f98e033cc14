package io.github.imbot4j.emulator.php;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as PHP reads and writes it: an empty map is written as {@code []}, and a map whose keys are 0, 1, 2 … as a list
 * (transport §1.6).
 */
public final class PhpJson {

    private enum Marker {
        EMPTY
    }

    /** An object of PHP without fields, which is written as {@code {}}, unlike an empty map. */
    public static final Object EMPTY_OBJECT = Marker.EMPTY;

    private static final JsonMapper MAPPER = new JsonMapper();

    private PhpJson() {}

    /** Reads any JSON; empty for broken JSON and for {@code null}. A {@code null} inside a map is left out. */
    public static Optional<Object> read(String json) {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, Object.class)).map(PhpJson::withoutNulls);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /** Reads an object, or a list as one with numbers as keys; empty for anything else. */
    public static Optional<Map<String, Object>> readMap(String json) {
        return read(json).flatMap(value -> {
            Map<String, Object> map = new LinkedHashMap<>();
            new PhpValue(value).entries().forEach((key, entry) -> map.put(key, entry.raw()));
            return new PhpValue(value).isArray() ? Optional.of(map) : Optional.empty();
        });
    }

    private static Object withoutNulls(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> clean = new LinkedHashMap<>();
            map.forEach((key, entry) -> {
                if (entry != null) {
                    clean.put(key.toString(), withoutNulls(entry));
                }
            });
            return clean;
        }
        if (value instanceof List<?> list) {
            List<Object> clean = new ArrayList<>();
            list.forEach(entry -> clean.add(entry == null ? "" : withoutNulls(entry)));
            return clean;
        }
        return value;
    }

    /** Writes an answer as the REST module does: quotes, angle brackets and ampersands inside text as escapes. */
    public static String write(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        write(json, value, true);
        return json.toString();
    }

    /** Writes as the chat module does when it counts characters: text plain but for slashes. */
    public static String writePlain(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        write(json, value, false);
        return json.toString();
    }

    private static void write(StringBuilder json, @Nullable Object value, boolean careful) {
        if (value == null) {
            json.append("null");
        } else if (value == EMPTY_OBJECT) {
            json.append("{}");
        } else if (value instanceof Map<?, ?> map) {
            if (new PhpValue(map).isAssociative()) {
                writeMap(json, map, careful);
            } else {
                writeList(json, new ArrayList<>(map.values()), careful);
            }
        } else if (value instanceof List<?> list) {
            writeList(json, list, careful);
        } else if (value instanceof Double number) {
            json.append(new BigDecimal(number.toString()).toPlainString());
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            writeText(json, value.toString(), careful);
        }
    }

    private static void writeMap(StringBuilder json, Map<?, ?> map, boolean careful) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(separator);
            writeText(json, String.valueOf(entry.getKey()), careful);
            json.append(':');
            write(json, entry.getValue(), careful);
            separator = ",";
        }
        json.append('}');
    }

    private static void writeList(StringBuilder json, List<?> list, boolean careful) {
        json.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            write(json, list.get(i), careful);
        }
        json.append(']');
    }

    private static void writeText(StringBuilder json, String text, boolean careful) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> json.append("\\\\");
                case '/' -> json.append("\\/");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '"' -> json.append(careful ? "\\u0022" : "\\\"");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029' || (careful && "<>&'".indexOf(c) >= 0)) {
                        json.append(String.format("\\u%04X", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
