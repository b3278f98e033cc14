package io.github.imbot4j.http.server;

import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Answer as one portal and its OAuth server would, from a few ready sentences, and keep what was asked. */
final class CannedPortal implements Http {

    static final String CLIENT_ID = "local.68f1a2b3c4d5e6.12345678";
    static final String MEMBER_ID = "bac1cd5c8940947a75e0d71b1a84e348";
    static final String ACCESS_TOKEN = "a98b9d690000071b000008440000001b0000071d8a2c";
    static final String APPLICATION_TOKEN = "831c76b092f9f135d9b6b36c3a720757";
    static final String ORIGIN = "https://acme.bitrix24.com";
    static final String OAUTH = "https://oauth.bitrix.info";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<HttpRequest> posts = new CopyOnWriteArrayList<>();
    private volatile boolean hasBot;

    List<HttpRequest> posts() {
        return List.copyOf(posts);
    }

    /** The parameters of the calls of a method, sent alone or in a batch. */
    List<String> calls(String method) {
        return posts.stream().flatMap(post -> calls(post, method)).toList();
    }

    private static Stream<String> calls(HttpRequest post, String method) {
        if (post.uri().getPath().endsWith("/" + method)) {
            return Stream.of(post.body());
        }
        return post.uri().getPath().endsWith("/batch")
                ? JSON.readTree(post.body()).path("cmd").properties().stream()
                        .map(command -> command.getValue().asString())
                        .filter(command -> command.startsWith(method + "?"))
                        .map(command -> parameters(command.substring(method.length() + 1)))
                : Stream.empty();
    }

    private static String parameters(String query) {
        return JSON.writeValueAsString(Stream.of(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]))));
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    @Override
    public HttpResponse post(HttpRequest post) {
        posts.add(post);
        return post.body().contains(ACCESS_TOKEN)
                ? HttpResponse.json(200, "{\"result\":" + answer(post) + "}")
                : HttpResponse.json(
                        401, "{\"error\":\"invalid_token\",\"error_description\":\"Unable to find token.\"}");
    }

    private String answer(HttpRequest post) {
        String method = post.uri().getPath().replaceFirst(".*/rest/", "");
        return method.equals("batch") ? batch(post.body()) : result(method);
    }

    private String batch(String body) {
        String results = JSON.readTree(body).path("cmd").properties().stream()
                .map(command -> "\"" + command.getKey() + "\":"
                        + result(command.getValue().asString().split("\\?", 2)[0]))
                .collect(Collectors.joining(","));
        return "{\"result\":{" + results + "},\"result_error\":[]}";
    }

    private String result(String method) {
        if (method.equals("imbot.register")) {
            hasBot = true;
        }
        return switch (method) {
            case "app.info" -> """
                    {"client_id":"%s","scope":"imbot","expires":4000000000,"user_id":1,"install":{"installed":true,
                    "version":1,"status":"L","scope":"imbot","domain":"acme.bitrix24.com","uri":"%s/",
                    "client_endpoint":"%s/rest/","member_id":"%s","member_type":"B24"}}""".formatted(CLIENT_ID, ORIGIN, ORIGIN, MEMBER_ID);
            case "profile" -> "{\"ID\":\"1\",\"ADMIN\":true,\"NAME\":\"Anna\",\"LAST_NAME\":\"Adams\"}";
            case "imbot.bot.list" ->
                hasBot ? "{\"567\":{\"ID\":\"567\",\"NAME\":\"Tester\",\"CODE\":\"tester\",\"OPENLINE\":\"N\"}}" : "[]";
            case "imbot.register" -> "567";
            case "imbot.command.register" -> "99";
            case "imbot.message.add" -> "84332";
            default -> "true";
        };
    }
}
