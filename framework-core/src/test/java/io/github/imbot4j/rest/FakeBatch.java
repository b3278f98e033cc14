package io.github.imbot4j.rest;

import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.phpform.FormTree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the commands of a batch for a portal that is played: in order, each whatever became of the others (transport §2.3). */
public final class FakeBatch {

    private static final JsonMapper JSON = JsonMapper.shared();

    private FakeBatch() {}

    /** What runs one command. */
    @FunctionalInterface
    public interface Method {

        /** Answers as it would a request; parameters are texts, lists and maps. */
        HttpResponse run(String name, Map<String, Object> params);
    }

    /**
     * Runs them.
     *
     * @param body the batch as posted, JSON
     */
    public static HttpResponse run(String body, Method portal) {
        Map<String, JsonNode> results = new LinkedHashMap<>();
        Map<String, JsonNode> errors = new LinkedHashMap<>();
        Map<String, JsonNode> times = new LinkedHashMap<>();
        JSON.readTree(body).path("cmd").forEachEntry((key, command) -> {
            String[] parts = command.asString().split("\\?", 2);
            JsonNode answer = JSON.readTree(portal.run(parts[0], params(parts.length > 1 ? parts[1] : ""))
                    .body());
            if (answer.has("error")) {
                errors.put(key, answer);
            } else {
                results.put(key, answer.path("result"));
                if (answer.has("time")) {
                    times.put(key, answer.path("time"));
                }
            }
        });
        return HttpResponse.json(
                200,
                JSON.writeValueAsString(Map.of(
                        "result",
                        Map.of("result", php(results), "result_error", php(errors), "result_time", php(times)))));
    }

    private static Object php(Map<String, JsonNode> map) {
        return map.isEmpty() ? List.of() : map;
    }

    private static Map<String, Object> params(String query) {
        Map<String, Object> params = new LinkedHashMap<>();
        new FormDecoder(FormLimits.standard())
                .decode(query.getBytes(StandardCharsets.UTF_8))
                .entries()
                .forEach((name, tree) -> params.put(name, value(tree)));
        return params;
    }

    private static Object value(FormTree tree) {
        Map<String, FormTree> entries = tree.entries();
        if (entries.isEmpty()) {
            return tree.text();
        }
        if (IntStream.range(0, entries.size()).allMatch(i -> entries.containsKey(String.valueOf(i)))) {
            return tree.values().stream().map(FakeBatch::value).toList();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((name, child) -> map.put(name, value(child)));
        return map;
    }
}
