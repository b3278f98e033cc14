package io.github.imbot4j.rest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of calls, which preserves types and order. Whole numbers that JSON would give back as another type
 * are written as an object with one field, such as {@code {"#long":"5"}}.
 */
public final class StoredCall {

    private static final String MARK = "#";
    private static final String MAP = "#map";
    private static final String REF = "#ref";

    private StoredCall() {}

    /** Writes one line of JSON. */
    public static String write(Call call) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("method", call.method());
        json.set("params", object(call.params()));
        return Json.write(json);
    }

    /**
     * Reads a call.
     *
     * @throws IllegalArgumentException saying what is wrong with the text, without quoting it
     */
    public static Call read(String text) {
        try {
            JsonNode json = Json.readOwn(text);
            return new Call(json.required("method").stringValue(), map(json.required("params")));
        } catch (RuntimeException unreadable) {
            // Its message may quote what a bot says.
            throw new IllegalArgumentException(
                    "it is not the JSON of a call (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    private static JsonNode node(Object value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = object(map);
            boolean looksMarked = map.size() == 1
                    && String.valueOf(map.keySet().iterator().next()).startsWith(MARK);
            return looksMarked ? make.objectNode().set(MAP, object) : object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = make.arrayNode();
            list.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof String text) {
            return make.stringNode(text);
        }
        if (value instanceof Boolean flag) {
            return make.booleanNode(flag);
        }
        if (value instanceof Ref ref) {
            return make.objectNode().put(REF, ref.text());
        }
        return number((Number) value);
    }

    private static JsonNode number(Number value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (value instanceof Integer whole) {
            return make.numberNode(whole);
        }
        if (value instanceof Long whole) {
            return whole == whole.intValue() ? marked("long", value) : make.numberNode(whole);
        }
        if (value instanceof Double fraction) {
            return make.numberNode(fraction);
        }
        if (value instanceof BigInteger) {
            return marked("integer", value);
        }
        return marked(
                value instanceof Short
                        ? "short"
                        : value instanceof Byte ? "byte" : value instanceof Float ? "float" : "decimal",
                value);
    }

    private static ObjectNode marked(String type, Number value) {
        return JsonNodeFactory.instance.objectNode().put(MARK + type, value.toString());
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        map.forEach((key, value) -> json.set(String.valueOf(key), node(value)));
        return json;
    }

    private static Object value(JsonNode json) {
        if (json.isObject()) {
            String first = json.size() == 1 ? json.propertyNames().iterator().next() : "";
            return first.startsWith(MARK) ? unmarked(first, json.required(first)) : map(json);
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(item -> list.add(value(item)));
            return list;
        }
        if (json.isString()) {
            return json.stringValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isInt()) {
            return json.intValue();
        }
        if (json.isLong()) {
            return json.longValue();
        }
        if (json.isFloatingPointNumber()) {
            return json.doubleValue();
        }
        throw new IllegalArgumentException("a " + json.getNodeType() + " is no value of a call");
    }

    private static Object unmarked(String mark, JsonNode json) {
        return switch (mark) {
            case MAP -> map(json);
            case REF -> new Ref(json.stringValue());
            case "#long" -> Long.valueOf(json.stringValue());
            case "#integer" -> new BigInteger(json.stringValue());
            case "#short" -> Short.valueOf(json.stringValue());
            case "#byte" -> Byte.valueOf(json.stringValue());
            case "#float" -> Float.valueOf(json.stringValue());
            case "#decimal" -> new BigDecimal(json.stringValue());
            default -> throw new IllegalArgumentException("an unknown type of number");
        };
    }

    private static Map<String, Object> map(JsonNode json) {
        Map<String, Object> map = new LinkedHashMap<>();
        json.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }
}
