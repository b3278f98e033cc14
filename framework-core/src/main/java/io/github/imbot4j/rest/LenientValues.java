package io.github.imbot4j.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The values of an answer as PHP writes them, in the shapes that the components of records have (transport §1.6). */
final class LenientValues {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private LenientValues() {}

    /** The fields under the names that a record's components have; those without a value are left out. */
    static JsonNode named(JsonNode node, ValueDeserializer<?> reader) {
        if (!node.isObject()) {
            return isEmpty(node) ? NullNode.getInstance() : node;
        }
        Collection<Object> components = reader.getKnownPropertyNames();
        Map<String, String> byLetters = new HashMap<>();
        components.forEach(component -> byLetters.put(letters(component.toString()), component.toString()));
        ObjectNode named = MAKE.objectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean isExact = components.contains(field.getKey());
            String component = isExact ? field.getKey() : byLetters.get(letters(field.getKey()));
            boolean isBlank = isEmpty(field.getValue()) && !field.getValue().isBoolean();
            if (component != null && !isBlank && (isExact || !named.has(component))) {
                named.set(component, field.getValue());
            }
        }
        return named;
    }

    /** A name without what authors and portals write differently: {@code stageId} and {@code STAGE_ID} are one. */
    private static String letters(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** A list with holes comes as a map. */
    static JsonNode list(JsonNode node) {
        if (node.isObject()) {
            List<JsonNode> values = new ArrayList<>();
            node.properties().forEach(field -> values.add(field.getValue()));
            return MAKE.arrayNode().addAll(values);
        }
        return isEmpty(node) ? MAKE.arrayNode() : node;
    }

    /** An empty map comes as a list, and so does one whose keys count from 0. */
    static JsonNode map(JsonNode node) {
        if (node instanceof ArrayNode list) {
            ObjectNode map = MAKE.objectNode();
            list.forEach(item -> map.set(String.valueOf(map.size()), item));
            return map;
        }
        return isEmpty(node) ? MAKE.objectNode() : node;
    }

    /** Tells whether there is nothing: absent, {@code null}, {@code ""}, {@code false}, {@code []} and <code>{}</code> are all alike. */
    static boolean isEmpty(JsonNode node) {
        if (node.isContainer()) {
            return node.isEmpty();
        }
        return node.isMissingNode()
                || node.isNull()
                || (node.isBoolean() && !node.asBoolean())
                || (node.isString() && node.asString().isEmpty());
    }

    /** One value, read as {@link RestResponse} reads it. */
    private abstract static class Lenient<T> extends StdScalarDeserializer<T> {

        private final transient @Nullable T empty;

        Lenient(Class<?> type, @Nullable T empty) {
            super(type);
            this.empty = empty;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode node = context.readTree(parser);
            if (isEmpty(node)) {
                return empty;
            }
            T value = read(node);
            return value == null ? fail(context) : value;
        }

        private T fail(DeserializationContext context) {
            return context.reportInputMismatch(this, "another type is there");
        }

        @Override
        public @Nullable Object getEmptyValue(DeserializationContext context) {
            return empty;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return empty;
        }

        /** Reads what is not empty; {@code null} if it is of another type. */
        abstract @Nullable T read(JsonNode node);
    }

    static final class Flag extends Lenient<Boolean> {

        Flag(@Nullable Boolean empty) {
            super(Boolean.class, empty);
        }

        @Override
        @Nullable
        Boolean read(JsonNode node) {
            return RestResponse.of(node).findBoolean().orElse(null);
        }
    }

    static final class Whole extends Lenient<Long> {

        Whole(@Nullable Long empty) {
            super(Long.class, empty);
        }

        @Override
        @Nullable
        Long read(JsonNode node) {
            OptionalLong number = RestResponse.of(node).findLong();
            return number.isPresent() ? number.getAsLong() : null;
        }
    }

    static final class Small extends Lenient<Integer> {

        Small(@Nullable Integer empty) {
            super(Integer.class, empty);
        }

        @Override
        @Nullable
        Integer read(JsonNode node) {
            OptionalLong number = RestResponse.of(node).findLong();
            boolean fits = number.isPresent() && number.getAsLong() == (int) number.getAsLong();
            return fits ? Integer.valueOf((int) number.getAsLong()) : null;
        }
    }

    static final class Text extends Lenient<String> {

        Text() {
            super(String.class, "");
        }

        @Override
        @Nullable
        String read(JsonNode node) {
            return node.isValueNode() ? node.asString() : null;
        }
    }

    /** A day, also where portals add the beginning of the day. */
    static final class Day extends Lenient<LocalDate> {

        private static final int LENGTH = 10;

        Day() {
            super(LocalDate.class, null);
        }

        @Override
        @Nullable
        LocalDate read(JsonNode node) {
            String text = node.isString() ? node.asString() : "";
            try {
                return LocalDate.parse(text.substring(0, Math.min(LENGTH, text.length())));
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
