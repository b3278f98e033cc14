package io.github.imbot4j.emulator.php;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The writer of a tree as a form, compatible with PHP's {@code http_build_query} (transport §1.4): what is {@code null}
 * or empty is omitted at any depth, booleans are {@code 1} and {@code 0}, lists have their indices in brackets, and
 * only letters, digits and {@code -_.} are not escaped.
 *
 * <p>A tree consists of maps, lists, text, numbers, booleans and {@code null}.
 */
public final class FormWriter {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    private static final String HEX = "0123456789ABCDEF";

    private FormWriter() {}

    /** The form. */
    public static String write(Map<String, ?> tree) {
        StringBuilder form = new StringBuilder();
        tree(tree).forEach((key, value) -> append(form, escape(key), value));
        return form.toString();
    }

    /** The same tree as the other side reads it: maps and text, lists as maps with the keys 0, 1, 2 … */
    public static Map<String, Object> tree(Map<String, ?> tree) {
        Map<String, Object> text = new LinkedHashMap<>();
        tree.forEach((key, value) -> text(value).ifPresent(kept -> text.put(key, kept)));
        return text;
    }

    private static Optional<Object> text(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> inner = new LinkedHashMap<>();
            map.forEach((key, item) -> text(item).ifPresent(kept -> inner.put(String.valueOf(key), kept)));
            return inner.isEmpty() ? Optional.empty() : Optional.of(inner);
        }
        if (value instanceof Collection<?> list) {
            Map<String, Object> inner = new LinkedHashMap<>();
            int index = 0;
            for (Object item : list) {
                String key = String.valueOf(index++);
                text(item).ifPresent(kept -> inner.put(key, kept));
            }
            return inner.isEmpty() ? Optional.empty() : Optional.of(inner);
        }
        return Optional.of(scalar(value));
    }

    private static String scalar(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "1" : "0";
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return PhpFloat.write(((Number) value).doubleValue());
        }
        return value.toString();
    }

    private static void append(StringBuilder form, String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((inner, item) -> append(form, key + "%5B" + escape(String.valueOf(inner)) + "%5D", item));
            return;
        }
        if (!form.isEmpty()) {
            form.append('&');
        }
        form.append(key).append('=').append(escape(value.toString()));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + text.length() / 2);
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xFF);
            if (PLAIN.indexOf(character) >= 0) {
                escaped.append(character);
            } else if (character == ' ') {
                escaped.append('+');
            } else {
                escaped.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xF));
            }
        }
        return escaped.toString();
    }
}
