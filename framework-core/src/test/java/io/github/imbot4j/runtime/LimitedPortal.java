package io.github.imbot4j.runtime;

import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.MemoryRequestQuota;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.RestResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

/** A portal with a bucket of 2/s and 50 that runs batches, and writes down what it ran. Not for several threads. */
final class LimitedPortal implements Http {

    private static final PortalId SELF = new PortalId("self");

    final List<Ran> ran = new ArrayList<>();
    final List<String> requests = new ArrayList<>();

    /** The keys of the messages that it was sent, whether or not it answered. */
    final List<String> keys = new ArrayList<>();

    private final Map<String, Queue<String>> errors = new HashMap<>();
    private final Queue<Function<String, HttpResponse>> next = new ArrayDeque<>();
    private final MemoryRequestQuota bucket;
    int refused;
    private long lastId = 900;

    /** A call it ran. */
    record Ran(String method, String dialog, String message) {}

    LimitedPortal(Clock clock) {
        this.bucket = new MemoryRequestQuota(clock);
    }

    /** Makes its next run of a method an error, wherever it is called from. */
    void failNext(String method, String code) {
        errors.computeIfAbsent(method, name -> new ArrayDeque<>()).add(code);
    }

    /** Answers the next request in another way; the requests after it as usual. */
    void answerNext(Function<String, HttpResponse> answer) {
        next.add(answer);
    }

    void breakNext() {
        answerNext(method -> {
            throw new HttpFailure(true, "the connection broke");
        });
    }

    void useUp() {
        bucket.fill(SELF, Rate.STANDARD);
    }

    @Override
    public HttpResponse post(HttpRequest post) {
        String path = post.uri().getPath();
        String method = path.substring(path.indexOf("/rest/") + "/rest/".length());
        requests.add(method);
        RestResponse params = RestResponse.ofResult(post.body());
        String key = params.get("fields").get("templateId").asText("");
        if (!key.isEmpty()) {
            keys.add(key);
        }
        if (bucket.take(SELF, Rate.STANDARD, 1) == 0) {
            refused++;
            return HttpResponse.json(503, "{\"error\":\"QUERY_LIMIT_EXCEEDED\",\"error_description\":\"Too many\"}");
        }
        Function<String, HttpResponse> special = next.poll();
        if (special != null) {
            return special.apply(method);
        }
        if (method.equals("batch")) {
            return HttpResponse.json(200, "{\"result\":" + batch(params.get("cmd")) + "}");
        }
        String error = run(
                method,
                params.get("DIALOG_ID").asText(""),
                params.get("MESSAGE").asText(""));
        return error.isEmpty()
                ? HttpResponse.json(200, "{\"result\":" + result(method) + "}")
                : HttpResponse.json(400, "{\"error\":\"" + error + "\",\"error_description\":\"\"}");
    }

    /** An answer to a command comes too late here. */
    private String result(String method) {
        return method.equals("imbot.command.answer") ? "true" : String.valueOf(++lastId);
    }

    private String batch(RestResponse commands) {
        StringBuilder results = new StringBuilder();
        StringBuilder failures = new StringBuilder();
        commands.entries().forEach((key, command) -> {
            String[] parts = command.asText().split("\\?", 2);
            FormTree params = new FormDecoder(FormLimits.standard())
                    .decode((parts.length > 1 ? parts[1] : "").getBytes(StandardCharsets.UTF_8));
            String error = run(
                    parts[0],
                    params.get("DIALOG_ID").text(),
                    params.get("MESSAGE").text());
            StringBuilder into = error.isEmpty() ? results : failures;
            into.append(into.length() > 0 ? "," : "").append('"').append(key).append("\":");
            into.append(
                    error.isEmpty() ? result(parts[0]) : "{\"error\":\"" + error + "\",\"error_description\":\"\"}");
        });
        return "{\"result\":" + map(results) + ",\"result_error\":" + map(failures) + ",\"result_time\":[]}";
    }

    private static String map(StringBuilder entries) {
        return entries.length() == 0 ? "[]" : "{" + entries + "}";
    }

    private String run(String method, String dialog, String message) {
        Queue<String> planned = errors.getOrDefault(method, new ArrayDeque<>());
        if (!planned.isEmpty()) {
            return planned.remove();
        }
        ran.add(new Ran(method, dialog, message));
        return "";
    }
}
