package io.github.imbot4j.emulator.php;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parser of a form or a query into a tree of maps and text, compatible with PHP's {@code parse_str}, its oddities
 * included (transport §1.5). Lists are maps with numbers as keys. What exceeds PHP's limits is dropped silently: more
 * than 10,000 variables, the number Bitrix24 asks hosts for, and a variable nested deeper than 64.
 */
public final class FormParser {

    private static final int MOST_VARIABLES = 10_000;

    private FormParser() {}

    /** Reads a body or a query, without the question mark. */
    public static Map<String, Object> parse(String form) {
        Map<String, Object> tree = new LinkedHashMap<>();
        int variables = 0;
        for (String pair : form.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++variables > MOST_VARIABLES) {
                break;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            FormKey.of(name).ifPresent(key -> key.put(tree, equals < 0 ? "" : decode(pair.substring(equals + 1))));
        }
        return tree;
    }

    /** A broken escape stays as it is; broken UTF-8 becomes U+FFFD. */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
            return encoded;
        }
        byte[] from = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        for (int i = 0; i < from.length; i++) {
            if (from[i] == '+') {
                to.write(' ');
            } else if (from[i] == '%' && i + 2 < from.length && hex(from[i + 1]) >= 0 && hex(from[i + 2]) >= 0) {
                to.write(hex(from[i + 1]) * 16 + hex(from[i + 2]));
                i += 2;
            } else {
                to.write(from[i]);
            }
        }
        return to.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
