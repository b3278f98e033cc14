package io.github.imbot4j.wire;

import io.github.imbot4j.form.FormTree;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns parts of a form into maps of texts. */
final class FormMaps {

    private FormMaps() {}

    static Map<String, Object> of(FormTree tree) {
        Map<String, Object> map = new LinkedHashMap<>();
        tree.entries().forEach((key, value) -> map.put(key, value.entries().isEmpty() ? value.text() : of(value)));
        return map;
    }
}
