package io.github.imbot4j.rest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * The mapping of responses to records, as lenient as {@link RestResponse} is with single values. A component takes the
 * field of its name, or the one that differs in case and underscores only. What is absent or empty becomes {@code ""},
 * {@code 0}, {@code false}, an empty list or map, or an empty {@code Optional}; other types become {@code null}.
 */
final class RecordReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .withConfigOverride(String.class, RecordReader::emptyForNull)
            .withConfigOverride(List.class, RecordReader::emptyForNull)
            .withConfigOverride(Set.class, RecordReader::emptyForNull)
            .withConfigOverride(Map.class, RecordReader::emptyForNull)
            .addModule(new SimpleModule("answers")
                    .addDeserializer(boolean.class, new LenientValues.Flag(false))
                    .addDeserializer(Boolean.class, new LenientValues.Flag(null))
                    .addDeserializer(long.class, new LenientValues.Whole(0L))
                    .addDeserializer(Long.class, new LenientValues.Whole(null))
                    .addDeserializer(int.class, new LenientValues.Small(0))
                    .addDeserializer(Integer.class, new LenientValues.Small(null))
                    .addDeserializer(String.class, new LenientValues.Text())
                    .addDeserializer(LocalDate.class, new LenientValues.Day())
                    .setDeserializerModifier(new Shapes()))
            .build();

    private RecordReader() {}

    private static void emptyForNull(MutableConfigOverride override) {
        override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    /**
     * Reads a record.
     *
     * @throws Unreadable if the value has another shape
     */
    static <R extends Record> R read(JsonNode node, Class<R> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (DatabindException unreadable) {
            StringBuilder path = new StringBuilder();
            unreadable
                    .getPath()
                    .forEach(step -> path.append(
                            step.getPropertyName() == null
                                    ? "[" + step.getIndex() + "]"
                                    : "." + step.getPropertyName()));
            throw new Unreadable(path.toString());
        } catch (JacksonException unreadable) {
            throw new Unreadable("");
        }
    }

    /** A value that does not fit its component. It has no cause, whose message would quote the answer. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Below the value that was to be read, such as {@code .phones[2]}. */
        final String path;

        Unreadable(String path) {
            super("unreadable " + path);
            this.path = path;
        }
    }

    /** The adaptation of each structure to the shape its type expects, before it is read. */
    private static final class Shapes extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier described, ValueDeserializer<?> reader) {
            return described.getBeanClass().isRecord() ? new Shaped(reader, LenientValues::named) : reader;
        }

        @Override
        public ValueDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription.Supplier described,
                ValueDeserializer<?> reader) {
            return new Shaped(reader, (node, ignored) -> LenientValues.list(node));
        }

        @Override
        public ValueDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription.Supplier described,
                ValueDeserializer<?> reader) {
            return new Shaped(reader, (node, ignored) -> LenientValues.map(node));
        }
    }

    /** A deserializer that reads a value after adapting its shape. */
    private static final class Shaped extends DelegatingDeserializer {

        private final transient BiFunction<JsonNode, ValueDeserializer<?>, JsonNode> shape;

        Shaped(ValueDeserializer<?> reader, BiFunction<JsonNode, ValueDeserializer<?>, JsonNode> shape) {
            super(reader);
            this.shape = shape;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new Shaped(reader, shape);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode node = shape.apply(context.readTree(parser), _delegatee);
            if (node.isNull()) {
                return _delegatee.getNullValue(context);
            }
            try (JsonParser shaped = node.traverse(context)) {
                shaped.nextToken();
                return _delegatee.deserialize(shaped, context);
            }
        }
    }
}
