package io.github.imbot4j.emulator.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A deal, a contact or a task: its fields by the portal's own names in upper case, as texts. A field that is empty on
 * the portal is left out.
 */
public record Item(long id, Map<String, String> fields) {

    public Item {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Optional<String> find(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** A field's text; empty for one that is left out. */
    public String text(String field) {
        return find(field).orElse("");
    }

    /** The same with some fields changed; an empty text takes a field away. */
    public Item with(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return new Item(id, changed);
    }
}
