package io.github.imbot4j.emulator.php;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parser of JavaScript literals, as lenient as Bitrix24 is where a structure came as text (v1 §1): keys without
 * quotes, single quotes, trailing commas. Every scalar becomes text.
 */
public final class JsLiteral {

    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private final String text;
    private int at;

    private JsLiteral(String text) {
        this.text = text;
    }

    /** Reads JSON, else a literal; empty when there is neither an object nor a list. */
    public static Optional<Object> read(String text) {
        return PhpJson.read(text).or(() -> readLenient(text)).filter(value -> new PhpValue(value).isArray());
    }

    /** Reads a literal without trying JSON first, as some parameters do: numbers become text. */
    public static Optional<Object> readLenient(String text) {
        JsLiteral literal = new JsLiteral(text);
        try {
            return Optional.of(literal.value()).filter(value -> new PhpValue(value).isArray());
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private Object value() {
        skipBlanks();
        if (at >= text.length()) {
            return "";
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            default -> scalar(",}]");
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (!closes('}')) {
            String key = scalar(":,}");
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
                map.put(key, value());
            }
            skipComma();
        }
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        while (!closes(']')) {
            list.add(value());
            skipComma();
        }
        return list;
    }

    private boolean closes(char end) {
        skipBlanks();
        if (at >= text.length()) {
            throw new IllegalArgumentException("no end");
        }
        if (text.charAt(at) != end) {
            return false;
        }
        at++;
        return true;
    }

    private void skipComma() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        } else if (at < text.length() && "}]".indexOf(text.charAt(at)) < 0) {
            throw new IllegalArgumentException("no comma");
        }
    }

    /** Text in quotes keeps its escapes but for {@code \}{@code uXXXX}. */
    private String scalar(String ends) {
        skipBlanks();
        int start = at;
        if (at < text.length() && "\"'".indexOf(text.charAt(at)) >= 0) {
            char quote = text.charAt(at);
            int end = start + 1;
            while (end < text.length() && (text.charAt(end) != quote || text.charAt(end - 1) == '\\')) {
                end++;
            }
            if (end >= text.length()) {
                throw new IllegalArgumentException("no end");
            }
            at = end + 1;
            skipBlanks();
            return unescape(text.substring(start + 1, end));
        }
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return unescape(text.substring(start, at).strip());
    }

    private static String unescape(String text) {
        return UNICODE.matcher(text)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
