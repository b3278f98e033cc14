package io.github.imbot4j.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Compare an answer with the one expected: the same keys, the same JSON types, the same values save where they vary. A
 * number equals the same number as text, and an empty list an empty map, as PHP makes no difference (v1 §1).
 */
final class Shape {

    /** Telemetry: its figures always vary, and on-premise portals leave the last two out (transport §1.6). */
    private static final Pattern TIME = Pattern.compile("time(\\..+)?");

    private static final Set<String> OFTEN_ABSENT = Set.of("time.operating", "time.operating_reset_at");

    private final List<Pattern> varies;
    private final List<Pattern> optional;
    private final List<Pattern> more;
    private final List<String> differences = new ArrayList<>();

    private Shape(List<String> varies, List<String> optional, List<String> more) {
        this.varies = varies.stream().map(Shape::pattern).toList();
        this.optional = optional.stream().map(Shape::pattern).toList();
        this.more = more.stream().map(Shape::pattern).toList();
    }

    /** What differs, one line each; {@code *} in a path stands for one step and {@code **} for any number of them. */
    static List<String> compare(JsonNode expected, JsonNode actual, List<String> varies, List<String> optional) {
        return compare(expected, actual, varies, optional, List.of());
    }

    /** @param more paths of what may be there besides, as pages that show objects in short leave out */
    static List<String> compare(
            JsonNode expected, JsonNode actual, List<String> varies, List<String> optional, List<String> more) {
        Shape shape = new Shape(varies, optional, more);
        shape.compare("", expected, actual);
        return shape.differences;
    }

    private static Pattern pattern(String path) {
        String regex = path.replace(".", "\\.")
                .replace("**", "\0")
                .replace("*", "[^.]*")
                .replace("\0", ".*");
        return Pattern.compile(regex);
    }

    private void compare(String path, JsonNode expected, JsonNode actual) {
        if (isEmpty(actual) && (isEmpty(expected) || matches(optional, path))) {
            return;
        }
        if (expected.isObject() && actual.isObject()) {
            compareMaps(path, expected, actual);
        } else if (expected.isArray() && actual.isArray()) {
            compareLists(path, expected, actual);
        } else if (expected.isContainer() || actual.isContainer()) {
            differ(path, expected, actual);
        } else if (matches(varies, path) || TIME.matcher(path).matches()) {
            if (!kind(expected).equals(kind(actual))) {
                differ(path, expected, actual);
            }
        } else if (!expected.asString("null").equals(actual.asString("null"))) {
            differ(path, expected, actual);
        }
    }

    private void compareMaps(String path, JsonNode expected, JsonNode actual) {
        Set<String> keys = new TreeSet<>(expected.propertyNames());
        keys.addAll(actual.propertyNames());
        for (String key : keys) {
            String below = path.isEmpty() ? key : path + "." + key;
            boolean mayMiss = matches(optional, below) || OFTEN_ABSENT.contains(below);
            if (!actual.has(key)) {
                if (!mayMiss) {
                    differences.add(below + ": absent, expected " + brief(expected.path(key)));
                }
            } else if (!expected.has(key)) {
                if (!mayMiss && !matches(more, below)) {
                    differences.add(below + ": not expected, is " + brief(actual.path(key)));
                }
            } else {
                compare(below, expected.path(key), actual.path(key));
            }
        }
    }

    /** A list that varies has one or more elements, each in the shape of the first one expected. */
    private void compareLists(String path, JsonNode expected, JsonNode actual) {
        boolean free = matches(varies, path);
        if (free ? actual.isEmpty() : expected.size() != actual.size()) {
            differ(path, expected, actual);
            return;
        }
        for (int i = 0; i < actual.size(); i++) {
            JsonNode one = expected.path(free ? 0 : i);
            if (!one.isMissingNode()) {
                compare(path.isEmpty() ? String.valueOf(i) : path + "." + i, one, actual.path(i));
            }
        }
    }

    private void differ(String path, JsonNode expected, JsonNode actual) {
        differences.add(path + ": expected " + brief(expected) + ", is " + brief(actual));
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isContainer() && node.isEmpty();
    }

    /** Absent values and texts are one kind, for a null that varies may be filled; a text of digits is a number. */
    private static String kind(JsonNode node) {
        if (node.isBoolean()) {
            return "boolean";
        }
        return node.isNumber() || node.asString("").matches("-?\\d+(\\.\\d+)?") ? "number" : "text";
    }

    private static boolean matches(List<Pattern> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static String brief(JsonNode node) {
        String text = node.toString();
        return text.length() > 120 ? text.substring(0, 120) + " …" : text;
    }
}
