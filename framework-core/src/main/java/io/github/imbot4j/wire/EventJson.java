package io.github.imbot4j.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * The JSON form of events: the components of a record in order, behind {@code type}, which is the {@link
 * io.github.imbot4j.payload.StoredName}. Events are read back equal; what is absent is empty, {@code 0} or false, and what a later
 * version adds is passed over.
 */
public final class EventJson {

    /** Raised when an older program would misread what is written. */
    private static final int FORMAT = 1;

    private static final String PASS = "pass";

    private static final Map<String, Class<?>> KINDS =
            kinds(Event.class).collect(Collectors.toUnmodifiableMap(RecordNames::simple, Function.identity()));

    private static final JsonMapper JSON = mapper();

    private EventJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    /** {@code type} is taken. */
    @SuppressWarnings("unused")
    private record TimerNames(@JsonProperty("record") String type) {}

    @SuppressWarnings("unused")
    private abstract static class PlainId {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PlainId(String memberId) {}

        @JsonValue
        abstract String memberId();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(EventJson::kinds) : Stream.of(type);
    }

    private static JsonMapper mapper() {
        SimpleModule times = new SimpleModule()
                .addSerializer(Instant.class, new TimeWriter())
                .addDeserializer(Instant.class, new TimeReader());
        JsonMapper.Builder builder = JsonMapper.builder();
        // What an earlier version did not write.
        Stream.of(String.class, Instant.class, List.class, Set.class, Map.class)
                .forEach(type -> builder.withConfigOverride(
                        type, of -> of.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))));
        return builder.addModule(times)
                .addMixIn(Event.class, Typed.class)
                .addMixIn(TimerFired.class, TimerNames.class)
                .addMixIn(PortalId.class, PlainId.class)
                .registerSubtypes(KINDS.entrySet().stream()
                        .map(kind -> new NamedType(kind.getValue(), kind.getKey()))
                        .toArray(NamedType[]::new))
                .disable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                // A method isPressed() of a record is no component of it.
                .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(Visibility.NONE)
                        .withGetterVisibility(Visibility.NONE)
                        .withFieldVisibility(Visibility.ANY))
                .build();
    }

    /** The name of an event's kind where it is stored. */
    public static String kind(Event event) {
        return RecordNames.simple(event.getClass());
    }

    static ObjectNode node(Event event) {
        return JSON.valueToTree(event);
    }

    /**
     * Writes one line of JSON.
     *
     * @param pass what proves the acting user's rights, sealed; may be empty
     */
    public static String write(Event event, String pass) {
        ObjectNode json = JSON.createObjectNode();
        json.put("v", FORMAT);
        json.setAll(node(event));
        if (!pass.isEmpty()) {
            json.put(PASS, pass);
        }
        return JSON.writeValueAsString(json);
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException saying what is wrong with the text, without quoting it
     */
    public static Event read(String text) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(text);
            int format = json.required("v").intValue();
            if (format > FORMAT) {
                throw new IllegalArgumentException("it has format " + format + " and this program knows " + FORMAT
                        + ": run the version that wrote it");
            }
            if (!KINDS.containsKey(json.required("type").stringValue())) {
                throw new IllegalArgumentException("it is of a kind of event this program does not know");
            }
            return JSON.treeToValue(json, Event.class);
        } catch (IllegalArgumentException wrong) {
            throw wrong;
        } catch (RuntimeException unreadable) {
            // Its message may quote what people wrote.
            throw new IllegalArgumentException(
                    "it is not the JSON of an event (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** The pass of a text that {@link #read} reads; empty for none. */
    public static String pass(String text) {
        // Most have none, and are spared a second reading.
        JsonNode pass = text.contains("\"" + PASS + "\"") ? JSON.readTree(text).path(PASS) : JSON.missingNode();
        return pass.asString("");
    }

    /** A time nobody told is no time, and not one of 1970. */
    private static final class TimeWriter extends StdScalarSerializer<Instant> {

        private TimeWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
            if (time.equals(Instant.EPOCH)) {
                json.writeNull();
            } else {
                json.writeString(time.toString());
            }
        }
    }

    private static final class TimeReader extends StdScalarDeserializer<Instant> {

        private TimeReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            return Instant.parse(json.getString());
        }

        @Override
        public Instant getEmptyValue(DeserializationContext context) {
            return Instant.EPOCH;
        }
    }
}
