package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.php.FormParser;
import io.github.imbot4j.emulator.php.PhpJson;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.Webhook;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Set up a portal without sockets, with an inbound webhook and an app, and call v2 on it with JSON. */
final class V2House implements AutoCloseable {

    static final String TOKEN = "secret-of-the-bot";
    static final String URL = "https://bots.example.com/bitrix24/support";

    final PortalClock clock = PortalClock.standingAt(Instant.parse("2026-11-30T09:00:00Z"));
    final List<PhpValue> posts = new CopyOnWriteArrayList<>();
    final EmulatedPortal portal;
    final PortalState state;
    final App app;
    final Webhook webhook;
    final Person admin;
    final Person alice;

    V2House() {
        portal = EmulatedPortal.inProcess(
                new EmulatedPortal.Options("", 0, false, Limits.NONE, clock, Optional.of(this::receive)));
        state = portal.state();
        admin = state.people().find(1L).orElseThrow();
        alice = portal.messenger().addPerson("Alice", "Brown", Person.Kind.EMPLOYEE, "en", false);
        app = portal.apps().add("Bots", "https://bots.example.com/install");
        portal.apps().install(app.clientId(), admin.id());
        webhook = portal.apps().addWebhook(admin.id());
        posts();
        posts.clear();
    }

    private int receive(URI url, byte[] form) {
        Map<String, Object> post = new LinkedHashMap<>(FormParser.parse(new String(form, StandardCharsets.UTF_8)));
        post.put("url", url.toString());
        posts.add(new PhpValue(post));
        return 200;
    }

    /** What was posted, once nothing is under way. */
    List<PhpValue> posts() {
        if (!portal.events().awaitIdle(Duration.ofSeconds(10))) {
            throw new AssertionError("Events are still under way.");
        }
        return List.copyOf(posts);
    }

    record Reply(int status, PhpValue body) {

        PhpValue result() {
            return body.at("result");
        }

        String error() {
            return body.at("error").text();
        }
    }

    /** Calls through the webhook with the bot's token; names and values alternate. */
    Reply hook(String method, Object... params) {
        Map<String, Object> body = map(params);
        body.putIfAbsent("botToken", TOKEN);
        return raw("rest/" + webhook.userId() + "/" + webhook.secret() + "/" + method, PhpJson.write(body));
    }

    /** Calls as the app. */
    Reply app(String method, Object... params) {
        Map<String, Object> body = map(params);
        body.put("auth", portal.tokens().grant(app.clientId(), admin.id(), true).access());
        return raw("rest/" + method, PhpJson.write(body));
    }

    Reply raw(String path, String body) {
        HttpResponse answer = portal.http()
                .post(new HttpRequest(
                        URI.create(portal.address() + "/" + path),
                        "application/json",
                        body,
                        Map.of(),
                        Duration.ofSeconds(5)));
        return new Reply(
                answer.status(), PhpJson.read(answer.body()).map(PhpValue::new).orElse(PhpValue.UNSET));
    }

    /** Follows a link; the status and the body. */
    String fetch(String url) {
        HttpResponse answer = portal.http()
                .post(new HttpRequest(URI.create(url), "application/json", "", Map.of(), Duration.ofSeconds(5)));
        return answer.status() + " " + answer.body();
    }

    static Map<String, Object> map(Object... params) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            map.put((String) params[i], params[i + 1]);
        }
        return map;
    }

    static Map<String, Object> bot(String code, Object... more) {
        Map<String, Object> fields = map(more);
        fields.put("code", code);
        fields.putIfAbsent("properties", Map.of("name", code));
        return fields;
    }

    /** Registers a bot that fetches its events. */
    long fetching(String code, Object... more) {
        return hook("imbot.v2.Bot.register", "fields", bot(code, more))
                .result()
                .at("bot")
                .at("id")
                .number();
    }

    /** Registers a bot whose events are posted. */
    long posted(String code) {
        return fetching(code, "eventMode", "webhook", "webhookUrl", URL);
    }

    long command(long botId, String word) {
        return hook(
                        "imbot.v2.Command.register",
                        "botId",
                        botId,
                        "fields",
                        Map.of("command", word, "title", Map.of("en", word)))
                .result()
                .at("command")
                .at("id")
                .number();
    }

    Reply events(long botId, long offset) {
        return hook("imbot.v2.Event.get", "botId", botId, "offset", offset);
    }

    /** The events that wait for a bot, read from the start. */
    List<PhpValue> waiting(long botId) {
        return events(botId, 1).result().at("events").values();
    }

    List<String> types(long botId) {
        return waiting(botId).stream().map(event -> event.at("type").text()).toList();
    }

    /** The data of the only event of a type that waits for a bot. */
    PhpValue event(long botId, String type) {
        List<PhpValue> found = waiting(botId).stream()
                .filter(event -> event.at("type").is(type))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " events of the type " + type + " among " + types(botId));
        }
        return found.get(0).at("data");
    }

    Chat chatWith(long botId) {
        return portal.messenger().open(alice.id(), botId);
    }

    Message says(long botId, String text) {
        return portal.messenger().say(alice.id(), chatWith(botId).id(), text);
    }

    Message message(long id) {
        return state.messages().find(id).orElseThrow();
    }

    @Override
    public void close() {
        portal.close();
    }
}
