package io.github.imbot4j.emulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Hold one call and its answer.
 *
 * @param stage what is there before, a key of {@code stages.json}
 * @param caller whose credentials the call carries
 * @param before further steps, after the stage's
 * @param ids what stands for the page's own ids in this run
 * @param documented the answer on the page; absent where the page says nothing
 * @param server the answer by the server's source where it differs from the page or the page is silent
 * @param varies paths of values of which only the type counts
 * @param optional paths that may be absent or empty
 * @param more paths of what may be there besides
 * @param jsonOnly whether a form cannot say it
 */
record Example(
        String name,
        String stage,
        String caller,
        List<JsonNode> before,
        String method,
        JsonNode params,
        Map<String, String> ids,
        Optional<Answer> documented,
        Optional<Answer> server,
        List<String> varies,
        List<String> optional,
        List<String> more,
        boolean jsonOnly) {

    /** What the portal has to answer. */
    Answer expected() {
        return server.or(() -> documented).orElseThrow();
    }

    static Example of(JsonNode file, JsonNode example) {
        Map<String, String> ids = new TreeMap<>(Contract.map(file.path("ids")));
        ids.putAll(Contract.map(example.path("ids")));
        return new Example(
                example.path("name").asString(),
                example.path("stage").asString(file.path("stage").asString("people")),
                example.path("as").asString("app"),
                example.path("before").valueStream().toList(),
                example.path("request").path("method").asString(),
                example.path("request").path("params"),
                Map.copyOf(ids),
                Answer.of(example.path("response")),
                Answer.of(example.path("server")),
                Contract.texts(example.path("varies")),
                Contract.texts(example.path("optional")),
                Contract.texts(example.path("more")),
                example.path("json").asBoolean(false));
    }

    /**
     * Hold a status and either a body or an error.
     *
     * @param statuses one of them
     * @param errors one of them; none for a success
     */
    record Answer(List<Integer> statuses, List<String> errors, Optional<JsonNode> body) {

        static Optional<Answer> of(JsonNode node) {
            if (node.isMissingNode()) {
                return Optional.empty();
            }
            List<Integer> statuses = Contract.texts(node.path("status")).stream()
                    .map(Integer::valueOf)
                    .toList();
            return Optional.of(new Answer(
                    statuses,
                    Contract.texts(node.path("error")),
                    node.has("body") ? Optional.of(node.path("body")) : Optional.empty()));
        }
    }
}
