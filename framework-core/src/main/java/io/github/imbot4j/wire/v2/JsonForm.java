package io.github.imbot4j.wire.v2;

import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.rest.RestResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON in the shape of a form, so that fetched events are read as posted ones are: scalars become texts, and what is {@code null},
 * {@code false} or an empty list or map is not there (v2 §8.3).
 */
final class JsonForm {

    private JsonForm() {}

    static FormTree of(RestResponse json) {
        if (json.isEmpty()) {
            return FormTree.EMPTY;
        }
        if (!json.isContainer()) {
            return FormTree.leaf(json.asText(""));
        }
        Map<String, FormTree> entries = new LinkedHashMap<>();
        json.entries().forEach((key, value) -> {
            FormTree tree = of(value);
            if (!tree.isEmpty()) {
                entries.put(key, tree);
            }
        });
        return FormTree.branch(entries);
    }
}
