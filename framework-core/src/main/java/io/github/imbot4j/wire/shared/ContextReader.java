package io.github.imbot4j.wire.shared;

import io.github.imbot4j.phpform.FormTree;
import java.util.Map;

/** The reader of the context a bot was opened with: whatever the link contained, as maps and texts (v1 §6.12). */
public final class ContextReader {

    private ContextReader() {}

    /** A context that is a lone text gets the name {@code value}. */
    public static Map<String, Object> read(FormTree context) {
        return context.text().isEmpty() ? context.toMap() : Map.of("value", context.text());
    }
}
