package io.github.imbot4j.phpform;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of forms that follows PHP's {@code http_build_query}, as portals do (transport §1.4): nulls and empty
 * collections are omitted, booleans are {@code 1} and {@code 0}, lists have explicit indices.
 */
public final class FormEncoder {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private FormEncoder() {}

    /** Encodes maps, iterables, numbers, booleans and texts; of anything else its {@code toString()}. */
    public static byte[] encode(Map<String, ?> values) {
        FormEncoder encoder = new FormEncoder();
        values.forEach(encoder::add);
        return encoder.out.toByteArray();
    }

    private void add(String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> add(key + "[" + name + "]", child));
        } else if (value instanceof Iterable<?> list) {
            int index = 0;
            for (Object child : list) {
                add(key + "[" + index + "]", child);
                index++;
            }
        } else if (value != null) {
            if (out.size() > 0) {
                out.write('&');
            }
            escape(key);
            out.write('=');
            escape(text(value));
        }
    }

    private static String text(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "1" : "0";
        }
        return value instanceof Double || value instanceof Float ? fraction(value.toString()) : value.toString();
    }

    /** From 1.0E+15 on, and below 0.0001, PHP writes an exponent. */
    private static String fraction(String text) {
        BigDecimal number = new BigDecimal(text);
        if (number.signum() == 0) {
            return "0";
        }
        number = number.round(MathContext.DECIMAL64).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= -4 && exponent < 15) {
            return number.toPlainString();
        }
        String mantissa = number.movePointLeft(exponent).toPlainString();
        return (mantissa.contains(".") ? mantissa : mantissa + ".0") + "E" + (exponent < 0 ? "" : "+") + exponent;
    }

    private void escape(String text) {
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(unit)) {
                out.write(unit);
            } else if (unit == ' ') {
                out.write('+');
            } else {
                out.write('%');
                out.write(Character.toUpperCase(Character.forDigit((unit >> 4) & 0xF, 16)));
                out.write(Character.toUpperCase(Character.forDigit(unit & 0xF, 16)));
            }
        }
    }

    private static boolean isPlain(byte unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || unit == '-'
                || unit == '_'
                || unit == '.';
    }
}
