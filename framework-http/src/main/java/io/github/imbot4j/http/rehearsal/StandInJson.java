package io.github.imbot4j.http.rehearsal;

import java.io.InputStream;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Read and write the JSON of the stand-ins and of the rehearsal's report. */
final class StandInJson {

    private static final JsonMapper COMPACT = JsonMapper.builder().build();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StandInJson() {}

    static Map<String, Object> read(InputStream json) {
        return COMPACT.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    static byte[] bytes(Object value) {
        return COMPACT.writeValueAsBytes(value);
    }

    static String compact(Object value) {
        return COMPACT.writeValueAsString(value);
    }

    static String pretty(Object value) {
        return PRETTY.writeValueAsString(value);
    }
}
