package io.github.imbot4j.payload;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.json.JsonMapper;

/**
 * A codec of records in the shortest JSON possible: components in order, without names; records are read back equal. A
 * text written by another version of the program may be misread: {@link #imprint} detects that.
 *
 * <p>Safe for use by several threads.
 */
public final class CompactCodec {

    private static final JsonMapper JSON = RecordCodec.mapper(new Positional());

    private CompactCodec() {}

    /**
     * Writes a record.
     *
     * @throws UnreadableRecordException when a component is nothing that can be written; see {@link RecordTypeJson}
     */
    public static String write(Record record) {
        return RecordCodec.write(JSON, record);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableRecordException when it is not such a record, without quoting it
     */
    public static <R extends Record> R read(String text, Class<R> type) {
        return RecordCodec.read(JSON, text, type);
    }

    /**
     * A number of three bytes made of the names and values of a record's components: it differs, all but once in sixteen million
     * times, when what was read back has other names or another order than when it was written.
     */
    public static int imprint(Record record) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(RecordCodec.write(record).getBytes(StandardCharsets.UTF_8));
            return ((hash[0] & 0xFF) << 16) | ((hash[1] & 0xFF) << 8) | (hash[2] & 0xFF);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A setting that omits the names of components, except in recursive records, which Jackson cannot read by position.
     */
    private static final class Positional extends SealedCodec {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonFormat.@Nullable Value findFormat(MapperConfig<?> config, Annotated annotated) {
            Class<?> type = annotated.getRawType();
            return type.isRecord() && !RecursionDetector.isClosedBy(type)
                    ? JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)
                    : super.findFormat(config, annotated);
        }
    }
}
