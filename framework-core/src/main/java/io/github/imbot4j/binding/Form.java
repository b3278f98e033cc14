package io.github.imbot4j.binding;

import io.github.imbot4j.handler.Handler;
import java.util.List;
import java.util.Optional;

/**
 * A record that users fill in.
 *
 * @param name the class of the record
 * @param fields in the order of its components
 * @param maker makes the record
 * @param confirmed whether all answers are shown and have to be confirmed before the handler gets it
 * @param handler gets it
 */
record Form(String name, List<FormField> fields, RecordFactory maker, boolean confirmed, Handler handler) {

    Form {
        fields = List.copyOf(fields);
    }

    Optional<FormField> field(String component) {
        return fields.stream().filter(field -> field.name().equals(component)).findFirst();
    }

    /** The one before a component; the first one has itself. The last one when no component is named. */
    FormField before(String component) {
        int index = field(component).map(fields::indexOf).orElse(fields.size());
        return fields.get(Math.max(0, index - 1));
    }
}
