package io.github.imbot4j.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Call the portal over HTTP with somebody's credentials, sharing no code with the framework's own client. */
final class PortalCaller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmulatedPortal portal;
    private final Placeholders names;
    private final String example;

    /**
     * Calls for an example.
     *
     * @param example whose credentials a step uses that names none
     */
    PortalCaller(EmulatedPortal portal, Placeholders names, String example) {
        this.portal = portal;
        this.names = names;
        this.example = example;
    }

    /** How parameters travel. */
    enum Encoding {
        JSON,
        FORM
    }

    record Reply(int status, JsonNode body) {}

    /** A step of a stage, which has to succeed; by webhook with the CLIENT_ID the bots are kept under. */
    void prepare(JsonNode step) {
        String as = step.path("as").asString(owner());
        ObjectNode params = (ObjectNode) names.fill(step.path("params"), Map.of());
        if (as.equals("webhook")) {
            boolean second = step.path("call").asString().contains(".v2.");
            params.put(second ? "botToken" : "CLIENT_ID", names.value(second ? "botToken" : "clientId"));
        }
        Reply reply = call(as, step.path("call").asString(), params, Encoding.JSON);
        if (reply.status() != 200) {
            throw new AssertionError("The step " + step + " was answered " + reply.status() + " " + reply.body() + ".");
        }
        if (step.has("keep")) {
            JsonNode kept = reply.body().path("result");
            for (String key : step.path("at").asString("").split("\\.", -1)) {
                kept = key.isEmpty() ? kept : kept.path(key);
            }
            names.put(step.path("keep").asString(), kept.asString());
        }
    }

    /** Who registers the example's bots: its webhook, or the app every other caller is compared with. */
    private String owner() {
        return example.equals("webhook") ? "webhook" : "app";
    }

    Reply call(String as, String method, JsonNode given, Encoding encoding) {
        ObjectNode params = (ObjectNode) given.deepCopy();
        if (as.equals("oauth")) {
            return oauth(method, params, encoding);
        }
        String url = portal.endpoint() + method;
        switch (as) {
            case "webhook" -> url = portal.endpoint() + names.value("webhook") + "/" + method;
            case "wrongWebhook" -> url = portal.endpoint() + names.value("admin") + "/0123456789abcdef/" + method;
            case "nobody" -> {}
            case "expired" -> {
                params.put("auth", token("appId", "admin"));
                portal.tokens().expireAll(names.value("appId"));
            }
            case "app" -> params.put("auth", token("appId", "admin"));
            case "employee" -> params.put("auth", token("appId", "user"));
            case "bot" -> params.put("auth", token("appId", "bot"));
            case "outsider" -> params.put("auth", token("appId", "outsider"));
            case "otherApp", "emptyApp" -> params.put("auth", token(as + "Id", "admin"));
            default -> throw new IllegalStateException("Nobody is called '" + as + "'.");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        return encoding == Encoding.JSON
                ? send(request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(params.toString())))
                : send(form(request, params));
    }

    /** The OAuth server takes a query, as its page shows, or a form. */
    private Reply oauth(String path, ObjectNode params, Encoding encoding) {
        String url = portal.oauthServer() + "/" + path + "/";
        return encoding == Encoding.JSON
                ? send(HttpRequest.newBuilder(URI.create(url + "?" + PhpForm.encode(params)))
                        .timeout(PATIENCE)
                        .GET())
                : send(form(HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE), params));
    }

    /** A token of its own for every call, for a step may have moved the clock. */
    private String token(String app, String user) {
        return portal.tokens()
                .grant(names.value(app), Long.parseLong(names.value(user)), false)
                .access();
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, ObjectNode params) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(PhpForm.encode(params)));
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), Contract.JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
