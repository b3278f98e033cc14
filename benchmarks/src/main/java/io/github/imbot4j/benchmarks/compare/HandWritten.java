package io.github.imbot4j.benchmarks.compare;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody writes who uses no framework: a Javalin handler that checks the application token, finds the command and
 * answers it by one call. It keeps nothing, tries nothing twice and knows no order.
 */
final class HandWritten {

    /** A caller of a portal's REST method. */
    @FunctionalInterface
    interface Caller {
        int post(String method, byte[] json) throws IOException, InterruptedException;
    }

    private final JsonMapper json = JsonMapper.builder().build();
    private final Caller caller;

    private HandWritten(Caller caller) {
        this.caller = caller;
    }

    /** Takes the port to listen on, that of the stub, and the way replies are posted: {@code none}, {@code jdk} or {@code sockets}. */
    public static void main(String[] args) {
        int stub = Integer.parseInt(args[1]);
        HandWritten server = new HandWritten(
                switch (args[2]) {
                    case "jdk" -> jdk(stub);
                    case "sockets" -> new SocketPool(stub)::post;
                    default -> (method, body) -> 200;
                });
        boolean replies = !args[2].equals("none");
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/bitrix24/event", replies ? server::answer : context -> context.status(200));
                })
                .start("127.0.0.1", Integer.parseInt(args[0]));
    }

    private void answer(Context context) throws IOException, InterruptedException {
        Map<String, List<String>> form = context.formParamMap();
        if (!isGenuine(form)) {
            context.status(403);
            return;
        }
        String id = form.keySet().stream()
                .filter(key -> key.startsWith("data[COMMAND][") && key.endsWith("][COMMAND]"))
                .map(key -> key.substring("data[COMMAND][".length(), key.indexOf(']', "data[COMMAND][".length())))
                .findFirst()
                .orElse("");
        if (first(form, "data[COMMAND][" + id + "][COMMAND]").equals("echo")) {
            int status = caller.post(
                    "imbot.command.answer",
                    json.writeValueAsBytes(Map.of(
                            "COMMAND_ID", id,
                            "MESSAGE_ID", first(form, "data[COMMAND][" + id + "][MESSAGE_ID]"),
                            "MESSAGE", first(form, "data[COMMAND][" + id + "][COMMAND_PARAMS]"),
                            "auth", first(form, "data[COMMAND][" + id + "][access_token]"))));
            context.status(status == 200 ? 200 : 500);
        }
    }

    private static boolean isGenuine(Map<String, List<String>> form) {
        return MessageDigest.isEqual(
                Requests.APPLICATION_TOKEN.getBytes(StandardCharsets.US_ASCII),
                first(form, "auth[application_token]").getBytes(StandardCharsets.US_ASCII));
    }

    private static String first(Map<String, List<String>> form, String key) {
        return form.getOrDefault(key, List.of("")).get(0);
    }

    private static Caller jdk(int stub) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return (method, body) -> client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stub + "/rest/" + method))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .statusCode();
    }
}
