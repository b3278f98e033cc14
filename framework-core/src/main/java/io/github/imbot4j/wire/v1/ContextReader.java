package io.github.imbot4j.wire.v1;

import io.github.imbot4j.form.FormTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Read the context a bot was opened with: whatever the maker of the link put in, as maps and texts (v1 §6.12). */
final class ContextReader {

    private ContextReader() {}

    /** A context that is a lone text gets the name {@code value}. */
    static Map<String, Object> read(FormTree context) {
        if (!context.text().isEmpty()) {
            return Map.of("value", context.text());
        }
        Map<String, Object> map = new LinkedHashMap<>();
        context.entries().forEach((key, child) -> map.put(key, value(child)));
        return Collections.unmodifiableMap(map);
    }

    private static Object value(FormTree tree) {
        return tree.entries().isEmpty() ? tree.text() : read(tree);
    }
}
