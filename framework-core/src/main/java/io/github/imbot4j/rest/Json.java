package io.github.imbot4j.rest;

import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON reader and writer, with limits on what a hostile portal may answer (transport §5.4 no. 21). */
final class Json {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 100;

    private static final JsonMapper MAPPER = mapper(MAX_DEPTH);
    private static final JsonMapper OWN = mapper(StreamWriteConstraints.DEFAULT_MAX_DEPTH);

    private Json() {}

    /** Throws {@link tools.jackson.core.JacksonException} when the text is not one JSON value. */
    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** The same of what {@link #write} wrote, which may be nested deeper than an answer. */
    static JsonNode readOwn(String text) {
        return OWN.readTree(text);
    }

    private static JsonMapper mapper(int depth) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .maxNumberLength(MAX_NUMBER_LENGTH)
                                .build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** A map of what is there of these. */
    static JsonNode object(Map<String, JsonNode> fields) {
        ObjectNode object = MAPPER.createObjectNode();
        fields.forEach((name, value) -> {
            if (!value.isMissingNode()) {
                object.set(name, value);
            }
        });
        return object;
    }

    static String write(Map<String, Object> params) {
        return MAPPER.writeValueAsString(params);
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }
}
