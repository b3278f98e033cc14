package io.github.imbot4j.emulator.php;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter, read as loosely as PHP does (v1 §1): text in place of a number, {@code ==} beside {@code ===}.
 *
 * @param raw text, a number, a boolean, a list or a map; {@link #UNSET} holds something else
 */
public record PhpValue(Object raw) {

    private enum Nothing {
        NOTHING
    }

    /** What a missing parameter, or {@code null}, is. */
    public static final PhpValue UNSET = new PhpValue(Nothing.NOTHING);

    private static final Pattern NUMBER = Pattern.compile(
            "[ \\t\\n\\r\\x0B\\f]*([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)(\\s*)(.*)",
            Pattern.DOTALL);

    /** {@code isset}. */
    public boolean isSet() {
        return raw != Nothing.NOTHING;
    }

    /** {@code empty}: also {@code "0"}, {@code 0}, {@code false} and an array without entries. */
    public boolean isEmpty() {
        if (raw instanceof String text) {
            return text.isEmpty() || text.equals("0");
        }
        if (raw instanceof Number number) {
            return number.doubleValue() == 0;
        }
        if (isArray()) {
            return entries().isEmpty();
        }
        return !Boolean.TRUE.equals(raw);
    }

    /** {@code is_string}. */
    public boolean isText() {
        return raw instanceof String;
    }

    /** {@code is_int}. */
    public boolean isInteger() {
        return raw instanceof Integer || raw instanceof Long;
    }

    /** {@code is_array}. */
    public boolean isArray() {
        return raw instanceof List || raw instanceof Map;
    }

    /** Whether an array has other keys than 0, 1, 2 … in this order. */
    public boolean isAssociative() {
        if (!(raw instanceof Map<?, ?> map)) {
            return false;
        }
        int next = 0;
        for (Object key : map.keySet()) {
            if (!key.equals(String.valueOf(next++))) {
                return true;
            }
        }
        return false;
    }

    /** {@code (string)}. */
    public String text() {
        if (raw instanceof Boolean flag) {
            return flag ? "1" : "";
        }
        if (raw instanceof Double || raw instanceof Float || raw instanceof BigDecimal) {
            BigDecimal number = new BigDecimal(raw.toString()).stripTrailingZeros();
            return number.signum() == 0 ? "0" : number.toPlainString();
        }
        if (isArray()) {
            return "Array";
        }
        return isSet() ? raw.toString() : "";
    }

    /** The text, trimmed as PHP's {@code trim} does. */
    public String trimmed() {
        return trim(text());
    }

    /** Takes spaces, tabs, line breaks and NUL away at both ends; other blanks stay. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && " \t\n\r\0\u000B".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && " \t\n\r\0\u000B".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    /** {@code intval}: the digits at the start of a text, else 0. */
    public long number() {
        if (raw instanceof Number number) {
            return number.longValue();
        }
        if (raw instanceof String text) {
            Matcher digits = NUMBER.matcher(text);
            return digits.matches() ? new BigDecimal(digits.group(1)).longValue() : 0;
        }
        return isEmpty() ? 0 : 1;
    }

    /** {@code ===} with a text. */
    public boolean is(String text) {
        return text.equals(raw);
    }

    /** {@code ==} with a text that is no number: {@code true} equals every text but the empty one and {@code "0"}. */
    public boolean looksLike(String text) {
        if (raw instanceof Boolean flag) {
            return flag != new PhpValue(text).isEmpty();
        }
        if (!isSet()) {
            return text.isEmpty();
        }
        return !isArray() && text().equals(text);
    }

    /** The same ignoring case, after {@code mb_strtoupper}. */
    public boolean looksLikeUpper(String text) {
        return !isArray() && text().toUpperCase(Locale.ROOT).equals(text);
    }

    /** An entry of an array; {@link #UNSET} when there is none. */
    public PhpValue at(String key) {
        return entries().getOrDefault(key, UNSET);
    }

    /** The entries of an array in their order; none of anything else. */
    public Map<String, PhpValue> entries() {
        Map<String, PhpValue> entries = new LinkedHashMap<>();
        if (raw instanceof Map<?, ?> map) {
            map.forEach((key, value) -> entries.put(key.toString(), value == null ? UNSET : new PhpValue(value)));
        } else if (raw instanceof List<?> list) {
            list.forEach(value -> entries.put(String.valueOf(entries.size()), new PhpValue(value)));
        }
        return entries;
    }

    /** What {@code foreach} goes through. */
    public List<PhpValue> values() {
        return new ArrayList<>(entries().values());
    }
}
