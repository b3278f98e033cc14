package io.github.imbot4j.wire.v1;

import io.github.imbot4j.form.FormTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Turn parts of a form into plain values. */
final class Plain {

    private static final Pattern ODD = Pattern.compile("[^0-9A-Za-z_-]");

    private Plain() {}

    /** Nested maps and texts; a lone text gets the name {@code value}. */
    static Map<String, Object> map(FormTree tree) {
        if (!tree.text().isEmpty()) {
            return Map.of("value", tree.text());
        }
        Map<String, Object> map = new LinkedHashMap<>();
        tree.entries().forEach((key, child) -> map.put(key, value(child)));
        return Collections.unmodifiableMap(map);
    }

    private static Object value(FormTree tree) {
        return tree.entries().isEmpty() ? tree.text() : map(tree);
    }

    /** A key chosen by the sender, made fit for a message. */
    static String quotable(String key) {
        return ODD.matcher(key.length() > 20 ? key.substring(0, 20) : key).replaceAll("?");
    }
}
