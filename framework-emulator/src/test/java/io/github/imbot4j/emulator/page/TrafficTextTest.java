package io.github.imbot4j.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrafficTextTest {

    private final PagePortal page = new PagePortal();

    @AfterEach
    void stop() {
        page.close();
    }

    private long called(Map<String, Object> params) {
        long id = page.portal.traffic().nextId();
        page.portal
                .traffic()
                .add(new Exchange.RestCall(
                        id,
                        Instant.EPOCH,
                        false,
                        "imbot.message.add",
                        params,
                        "auth=***",
                        200,
                        "{}",
                        "",
                        1,
                        Optional.empty()));
        return id;
    }

    private String junit(long exchange) {
        return page.http.get("/emulator/api/traffic/" + exchange + "/junit").text();
    }

    private String curl(long exchange) {
        return page.http.get("/emulator/api/traffic/" + exchange + "/curl").text();
    }

    private Map<String, Object> answering(String text) {
        return Map.of("BOT_ID", page.bot.id(), "DIALOG_ID", "" + page.alice.id(), "MESSAGE", text);
    }

    @Test
    void writesATestThatDoesWhatWasDoneBefore() {
        long chat = page.chat();
        page.does("fault/call", Map.of("fault", "QUERY_LIMIT_EXCEEDED", "method", "imbot.message.add"));
        page.does("say", Map.of("as", page.alice.id(), "chat", chat, "text", "/hello \"Bob\""));
        long answer = called(answering("Hello, Bob!"));
        page.does("say", Map.of("as", page.alice.id(), "chat", chat, "text", "afterwards"));

        assertThat(junit(answer))
                .contains("@BotTest(Greeter.class)")
                .contains("(@Admin User alice, Dialog chat, Portal portal) {")
                .containsSubsequence(
                        "portal.failNext(\"imbot.message.add\", CallFault.QUERY_LIMIT_EXCEEDED);",
                        "alice.says(\"/hello \\\"Bob\\\"\");",
                        "assertThat(chat).messagesFrom(\"greeter\").last().hasText(\"Hello, Bob!\");")
                .doesNotContain("afterwards");
    }

    @Test
    void namesTheClassOfTheBotAndItsPackage() {
        page.portal.showClasses(() -> Map.of("greeter", "com.acme.Welcome"));
        page.does("say", Map.of("as", page.alice.id(), "chat", page.chat(), "text", "hi"));

        assertThat(junit(called(answering("Hello"))))
                .startsWith("package com.acme;\n")
                .contains("@BotTest(Welcome.class)", "class WelcomeTest {");
    }

    @Test
    void assertsWhatCameLastOfWhatWasLedTo() {
        page.does("say", Map.of("as", page.alice.id(), "chat", page.chat(), "text", "hi"));
        long first = called(answering("One"));
        called(answering("[USER=1]Alice Jones[/USER], two"));

        assertThat(junit(first)).contains("messagesFrom(\"greeter\").last().containsText(\", two\");");
    }

    @Test
    void leavesWhatWasDoneInOtherChatsOut() {
        Person clara = page.portal.messenger().addPerson("Clara", "Weiß", Person.Kind.EXTRANET, "de", false);
        long chat = page.chat();
        long other = page.portal.messenger().open(clara.id(), page.bot.id()).id();
        page.does("say", Map.of("as", page.alice.id(), "chat", chat, "text", "here"));
        page.does("say", Map.of("as", clara.id(), "chat", other, "text", "there"));

        assertThat(junit(called(answering("[B]Yes[/B]"))))
                .contains("alice.says(\"here\");")
                .contains("hasBbCode(\"[B]Yes[/B]\")")
                .doesNotContain("there");
    }

    @Test
    void saysInWhichChatWhenItIsAGroup() {
        page.does("group", Map.of("as", page.alice.id(), "title", "All", "members", List.of(page.bot.id())));
        long group = page.portal.state().chats().all().stream()
                .filter(chat -> chat.title().equals("All"))
                .findFirst()
                .orElseThrow()
                .id();
        page.does("say", Map.of("as", page.alice.id(), "chat", group, "text", "hi"));

        assertThat(junit(called(Map.of("BOT_ID", page.bot.id(), "DIALOG_ID", "chat" + group, "MESSAGE", "Hi"))))
                .contains("@Group Dialog chat")
                .contains("alice.in(chat).says(\"hi\");");
    }

    @Test
    void writesACommandThatRepeatsACall() {
        var app = page.portal.apps().add("Mine", "http://127.0.0.1:9/install");
        String token = page.portal
                .tokens()
                .grant(app.clientId(), page.alice.id(), false)
                .access();

        assertThat(curl(called(Map.of("MESSAGE", "it's"))))
                .startsWith("curl 'http://127.0.0.1:" + page.port + "/rest/imbot.message.add'")
                .contains("it'\\''s")
                .contains("\"auth\":\"" + token + "\"");
    }

    @Test
    void writesACommandThatRepeatsAnEvent() {
        long id = page.portal.traffic().nextId();
        page.portal
                .traffic()
                .add(new Exchange.EventPost(
                        id,
                        Instant.EPOCH,
                        "ONIMBOTMESSAGEADD",
                        "http://127.0.0.1:9/events?CLIENT_ID=a",
                        "event=ONIMBOTMESSAGEADD&data%5BPARAMS%5D%5BMESSAGE%5D=hi",
                        Map.of(),
                        200,
                        1,
                        Optional.empty()));

        assertThat(curl(id))
                .contains("'http://127.0.0.1:9/events?CLIENT_ID=a'")
                .contains("--data-raw 'event=ONIMBOTMESSAGEADD&data%5BPARAMS%5D%5BMESSAGE%5D=hi'");
    }

    @Test
    void saysWhenAnExchangeIsForgotten() {
        assertThat(page.http.get("/emulator/api/traffic/99/junit").status()).isEqualTo(400);
    }
}
