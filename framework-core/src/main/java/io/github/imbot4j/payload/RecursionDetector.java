package io.github.imbot4j.payload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/**
 * The check whether a record may contain another one of its own type, directly or through lists, optionals and other
 * records. Behind a sealed interface this does not matter.
 */
final class RecursionDetector {

    private static final JsonMapper JSON = RecordCodec.mapper(new SealedCodec());

    private final Class<?> record;
    private final Set<JavaType> seen = new HashSet<>();

    private RecursionDetector(Class<?> record) {
        this.record = record;
    }

    static boolean isClosedBy(Class<?> record) {
        return new RecursionDetector(record).isReachedFrom(JSON.constructType(record));
    }

    private boolean isReachedFrom(JavaType from) {
        return seen.add(from) && components(from).stream().anyMatch(this::isReachedBy);
    }

    private boolean isReachedBy(JavaType type) {
        return type.hasRawClass(record)
                || (type.isRecordType() && isReachedFrom(type))
                || (type.isArrayType() && isReachedBy(type.getContentType()))
                || IntStream.range(0, type.containedTypeCount()).anyMatch(i -> isReachedBy(type.containedType(i)));
    }

    private static List<JavaType> components(JavaType record) {
        List<JavaType> types = new ArrayList<>();
        try {
            JSON.acceptJsonFormatVisitor(record, new JsonFormatVisitorWrapper.Base() {
                @Override
                public JsonObjectFormatVisitor expectObjectFormat(JavaType same) {
                    return gathering(types, this);
                }
            });
        } catch (JacksonException unwritable) {
            // Whoever writes it hears why.
            return List.of();
        }
        return types;
    }

    private static JsonObjectFormatVisitor gathering(List<JavaType> types, JsonFormatVisitorWrapper around) {
        return new JsonObjectFormatVisitor.Base(around.getContext()) {
            @Override
            public void property(BeanProperty component) {
                types.add(component.getType());
            }

            @Override
            public void optionalProperty(BeanProperty component) {
                types.add(component.getType());
            }
        };
    }
}
