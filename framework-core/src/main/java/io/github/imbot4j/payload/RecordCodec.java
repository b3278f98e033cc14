package io.github.imbot4j.payload;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A codec of records in JSON; records are read back equal. Their components are of types that Jackson supports: texts,
 * numbers, booleans, enums, dates and times, lists, maps, optionals, other records, and sealed interfaces of records.
 *
 * <p>Safe for use by several threads.
 */
public final class RecordCodec {

    /** Lists, maps and records within each other: as many are read as are written. */
    static final int DEEPEST = 500;

    private static final JsonMapper JSON = mapper(new SealedCodec());

    private RecordCodec() {}

    static JsonMapper mapper(SealedCodec introspector) {
        JsonFactory bounded = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build();
        return JsonMapper.builder(bounded)
                .annotationIntrospector(introspector)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                // A method isEmpty() of a record is no component of it.
                .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(Visibility.NONE)
                        .withGetterVisibility(Visibility.NONE)
                        .withFieldVisibility(Visibility.ANY))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }

    /** Writes a record with the names of its components, for what must outlive a change of the program. */
    public static String write(Record record) {
        return write(JSON, record);
    }

    static String write(JsonMapper json, Record record) {
        try {
            return json.writeValueAsString(record);
        } catch (StreamConstraintsException tooDeep) {
            throw new UnreadableRecordException(
                    "A " + record.getClass().getSimpleName() + " is nested deeper than " + DEEPEST
                            + " levels and could not be read back. Keep ids in it, or a list in place of what is nested.",
                    tooDeep);
        } catch (JacksonException unwritable) {
            throw new UnreadableRecordException(
                    "A " + record.getClass().getSimpleName() + " holds what cannot be written.", unwritable);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableRecordException when it is not such a record, without quoting it
     */
    public static <R extends Record> R read(String text, Class<R> type) {
        return read(JSON, text, type);
    }

    static <R extends Record> R read(JsonMapper json, String text, Class<R> type) {
        try {
            R read = json.readValue(text, type);
            if (read == null) {
                throw new IllegalArgumentException("null");
            }
            return read;
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new UnreadableRecordException(
                    "The text is no " + type.getSimpleName() + " of this program.", unreadable);
        }
    }
}
