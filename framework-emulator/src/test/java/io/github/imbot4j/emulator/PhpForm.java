package io.github.imbot4j.emulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Say a tree as the form PHP would make of it, and take such a form apart (transport §1.4). */
final class PhpForm {

    private PhpForm() {}

    static String encode(JsonNode tree) {
        StringJoiner pairs = new StringJoiner("&");
        flatten(tree)
                .forEach((key, value) -> pairs.add(URLEncoder.encode(key, StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return pairs.toString();
    }

    /** The pairs of a form by their whole key, such as {@code data[USER][ID]}. */
    static Map<String, String> decode(String form) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }

    static Map<String, String> flatten(JsonNode tree) {
        Map<String, String> pairs = new LinkedHashMap<>();
        tree.properties().forEach(entry -> flatten(entry.getKey(), entry.getValue(), pairs));
        return pairs;
    }

    private static void flatten(String key, JsonNode value, Map<String, String> pairs) {
        if (value.isObject()) {
            value.properties().forEach(entry -> flatten(key + "[" + entry.getKey() + "]", entry.getValue(), pairs));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(key + "[" + i + "]", value.path(i), pairs);
            }
        } else if (value.isBoolean()) {
            pairs.put(key, value.asBoolean() ? "1" : "0");
        } else if (!value.isNull()) {
            pairs.put(key, value.asString());
        }
    }
}
