package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.EmulatedPortal;
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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Set up a portal without sockets, with an app and a webhook, and call it with raw bodies. */
final class RestHouse implements AutoCloseable {

    static final String HANDLER = "https://bots.example.com/events";

    final PortalClock clock = PortalClock.standingAt(Instant.parse("2026-03-02T09:00:00Z"));
    final EmulatedPortal portal;
    final PortalState state;
    final App app;
    final Webhook webhook;
    final Person admin;
    final Person alice;

    RestHouse() {
        this(Limits.NONE);
    }

    RestHouse(Limits limits) {
        portal = EmulatedPortal.inProcess(
                new EmulatedPortal.Options("", 0, false, limits, clock, Optional.of((url, form) -> 200)));
        state = portal.state();
        admin = state.people().find(1L).orElseThrow();
        alice = portal.messenger().addPerson("Alice", "Brown", Person.Kind.EMPLOYEE, "en", false);
        app = portal.apps().add("Bots", "https://bots.example.com/install");
        portal.apps().install(app.clientId(), admin.id());
        webhook = portal.apps().addWebhook(admin.id());
    }

    /** An answer as the portal gave it. */
    record Reply(int status, PhpValue body) {

        PhpValue result() {
            return body.at("result");
        }

        long id() {
            return result().number();
        }

        String error() {
            return body.at("error").text();
        }
    }

    /** Calls as the app, in JSON; names and values alternate. */
    Reply call(String method, Object... params) {
        return callAs(access(), method, params);
    }

    /** A fresh token of the administrator: the clock may have moved. */
    String access() {
        return portal.tokens().grant(app.clientId(), admin.id(), true).access();
    }

    Reply callAs(String access, String method, Object... params) {
        Map<String, Object> body = map(params);
        body.put("auth", access);
        return raw("rest/" + method, "application/json", PhpJson.write(body));
    }

    /** Calls through the webhook, without CLIENT_ID unless it is given. */
    Reply hook(String method, Object... params) {
        return raw(hookPath(method), "application/json", PhpJson.write(map(params)));
    }

    String hookPath(String method) {
        return "rest/" + webhook.userId() + "/" + webhook.secret() + "/" + method;
    }

    /** Calls with a form, as the app. */
    Reply form(String method, String form) {
        return raw("rest/" + method, "application/x-www-form-urlencoded", "auth=" + access() + "&" + form);
    }

    Reply raw(String path, String contentType, String body) {
        HttpResponse answer = portal.http()
                .post(new HttpRequest(
                        URI.create(portal.address() + "/" + path), contentType, body, Map.of(), Duration.ofSeconds(5)));
        return new Reply(
                answer.status(), PhpJson.read(answer.body()).map(PhpValue::new).orElse(PhpValue.UNSET));
    }

    static Map<String, Object> map(Object... params) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            map.put((String) params[i], params[i + 1]);
        }
        return map;
    }

    /** Registers a bot with this code for the app. */
    long bot(String code) {
        return call("imbot.register", "CODE", code, "EVENT_HANDLER", HANDLER, "PROPERTIES", Map.of("NAME", code))
                .id();
    }

    long command(long botId, String word) {
        return call("imbot.command.register", commandParams(botId, word)).id();
    }

    static Object[] commandParams(long botId, String word) {
        return new Object[] {
            "BOT_ID",
            botId,
            "COMMAND",
            word,
            "EVENT_COMMAND_ADD",
            HANDLER,
            "LANG",
            List.of(Map.of("LANGUAGE_ID", "en", "TITLE", word))
        };
    }

    long group(long ownerId, Long... members) {
        return portal.messenger()
                .createGroup(ownerId, false, "Group", "", List.of(members), "MINT", "", "")
                .id();
    }

    Chat chat(long id) {
        return state.chats().find(id).orElseThrow();
    }

    Message message(long id) {
        return state.messages().find(id).orElseThrow();
    }

    List<Message> messagesWith(long botId, long userId) {
        return state.messagesOf(state.privateChat(botId, userId).orElseThrow().id());
    }

    @Override
    public void close() {
        portal.close();
    }
}
