package io.github.imbot4j.samples;

import io.github.imbot4j.testing.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The private chat of an employee with the first bot of a running {@code dev}, through the API of its page. */
final class DevChat {

    private static final long EMPLOYEE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI page;
    private final long chat;

    private DevChat(URI page) throws Exception {
        this.page = page;
        try (Stream<String> lines = http.send(
                        HttpRequest.newBuilder(page.resolve("/emulator/events")).build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body()) {
            String snapshot =
                    lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
            this.chat = JSON.readTree(snapshot.substring("data: ".length()))
                    .get("chats")
                    .get(0)
                    .get("id")
                    .asLong();
        }
    }

    static DevChat of(RunningJar dev) throws Exception {
        return new DevChat(dev.address());
    }

    /** Says something, and waits until an answer to it contains a text. */
    void expect(String said, String answer) throws Exception {
        int before = messages().size();
        send(HttpRequest.newBuilder(page.resolve("/emulator/api/say"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("as", EMPLOYEE, "chat", chat, "text", said))))
                .build());
        Await.until(
                PATIENCE,
                () -> "\"" + said + "\" is not answered with \"" + answer + "\".",
                () -> messages().stream().skip(before).anyMatch(message -> message.contains(answer)));
    }

    private List<String> messages() throws Exception {
        JsonNode messages = JSON.readTree(send(HttpRequest.newBuilder(
                                page.resolve("/emulator/api/chats/" + chat + "/messages?before=999999999"))
                        .build()))
                .get("messages");
        List<String> texts = new ArrayList<>();
        messages.forEach(message -> texts.add(message.get("text").asString()));
        return texts;
    }

    private String send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
