package io.github.imbot4j.emulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Put this run's values in the place of the page's ids and of names such as {@code $bot}. A value that is one name and
 * nothing else becomes a number when it is one. {@code {"$repeat": n}} stands for a text of that length.
 */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\$([A-Za-z]+)");

    private final Map<String, String> values = new TreeMap<>();

    void put(String name, Object value) {
        values.put(name, String.valueOf(value));
    }

    String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    "Nothing is called '$" + name + "' here. There are " + values.keySet() + ".");
        }
        return value;
    }

    /** The text with every known name replaced; {@code $result} of a batch is not one of them. */
    String text(String text) {
        if (text.startsWith("$") && NAME.matcher(text).matches()) {
            return value(text.substring(1));
        }
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }

    JsonNode fill(JsonNode node, Map<String, String> ids) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node.isObject() && node.has("$repeat")) {
            return nodes.stringNode("x".repeat(node.path("$repeat").asInt()));
        }
        if (node.isObject()) {
            ObjectNode filled = nodes.objectNode();
            node.properties().forEach(entry -> filled.set(key(entry.getKey(), ids), fill(entry.getValue(), ids)));
            return filled;
        }
        if (node.isArray()) {
            ArrayNode filled = nodes.arrayNode();
            node.forEach(each -> filled.add(fill(each, ids)));
            return filled;
        }
        String stands = ids.get(node.asString(""));
        if (stands != null) {
            String value = text(stands);
            return node.isNumber() ? nodes.numberNode(Long.parseLong(value)) : nodes.stringNode(value);
        }
        if (!node.isString()) {
            return node;
        }
        String text = text(node.asString());
        boolean wasName = NAME.matcher(node.asString()).matches();
        return wasName && text.matches("\\d{1,18}") ? nodes.numberNode(Long.parseLong(text)) : nodes.stringNode(text);
    }

    private String key(String key, Map<String, String> ids) {
        return text(ids.getOrDefault(key, key));
    }
}
