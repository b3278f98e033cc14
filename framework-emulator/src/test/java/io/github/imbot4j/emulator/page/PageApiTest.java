package io.github.imbot4j.emulator.page;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Item;
import io.github.imbot4j.emulator.state.Message;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageApiTest {

    private final PagePortal page = new PagePortal();

    @AfterEach
    void stop() {
        page.close();
    }

    private Map<String, Object> saying(long chat, String text) {
        return Map.of("as", page.alice.id(), "chat", chat, "text", text);
    }

    private Message last(long chat) {
        List<Message> all = page.portal.state().messagesOf(chat);
        return all.get(all.size() - 1);
    }

    @Test
    void letsSomebodySpeak() {
        long chat = page.chat();

        RawHttp.Answer answer = page.does("say", saying(chat, "Hello"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(last(chat).text()).isEqualTo("Hello");
        assertThat(last(chat).authorId()).isEqualTo(page.alice.id());
    }

    @Test
    void addsAndChangesDealsAndTasksAsWhoActs() {
        page.does("deal/add", Map.of("as", page.alice.id(), "title", "Parcel", "amount", "12.5"));
        Item deal = page.portal.state().deals().all().iterator().next();
        assertThat(deal.text("OPPORTUNITY")).isEqualTo("12.50");
        assertThat(deal.text("CREATED_BY_ID")).isEqualTo(String.valueOf(page.alice.id()));

        String shown = page.does("deal/change", Map.of("as", page.alice.id(), "id", deal.id(), "stage", "WON"))
                .text();
        assertThat(shown).contains("\"Parcel\"", "\"WON\"");
        assertThat(page.portal.state().deals().find(deal.id()).orElseThrow().text("STAGE_ID"))
                .isEqualTo("WON");

        page.does("task/add", Map.of("as", page.alice.id(), "title", "Call", "responsible", page.alice.id()));
        Item task = page.portal.state().tasks().all().iterator().next();
        page.does("task/change", Map.of("as", page.alice.id(), "id", task.id(), "done", true));
        assertThat(page.portal.state().tasks().find(task.id()).orElseThrow().text("STATUS"))
                .isEqualTo("5");
        assertThat(page.does("deal/change", Map.of("as", page.alice.id(), "id", deal.id(), "stage", "NOWHERE"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answersAMessageWithAMessage() {
        long chat = page.chat();
        page.does("say", saying(chat, "First"));
        long first = last(chat).id();

        page.does("say", Map.of("as", page.alice.id(), "chat", chat, "text", "Second", "replyTo", first));

        assertThat(last(chat).extra().replyTo()).isEqualTo(first);
    }

    @Test
    void editsLikesAndDeletes() {
        long chat = page.chat();
        page.does("say", saying(chat, "Helo"));
        long message = last(chat).id();
        Map<String, Object> onIt = Map.of("as", page.alice.id(), "message", message);

        page.does("edit", Map.of("as", page.alice.id(), "message", message, "text", "Hello"));
        page.does("like", onIt);
        assertThat(last(chat).text()).isEqualTo("Hello");
        assertThat(last(chat).extra().edited()).isTrue();
        assertThat(last(chat).extra().likes()).containsExactly(page.alice.id());

        page.does("delete", onIt);
        assertThat(last(chat).deleted()).isTrue();
    }

    @Test
    void reactsAndTakesItBack() {
        long chat = page.chat();
        page.does("say", saying(chat, "Hello"));
        Map<String, Object> fire =
                Map.of("as", page.alice.id(), "message", last(chat).id(), "reaction", "fire");

        page.does("react", fire);
        assertThat(last(chat).extra().reactions()).containsEntry(page.alice.id(), "fire");
        page.does("react", fire);
        assertThat(last(chat).extra().reactions()).isEmpty();
        assertThat(page.does(
                                "react",
                                Map.of(
                                        "as",
                                        page.alice.id(),
                                        "message",
                                        last(chat).id(),
                                        "reaction",
                                        "flame"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void makesAGroupWithTheBot() {
        RawHttp.Answer answer = page.does(
                "group",
                Map.of("as", page.alice.id(), "title", "Party", "members", List.of(page.bot.id()), "open", false));

        assertThat(answer.status()).isEqualTo(200);
        Chat group = page.portal
                .state()
                .chats()
                .first(chat -> chat.type() == ChatType.GROUP)
                .orElseThrow();
        assertThat(group.title()).isEqualTo("Party");
        assertThat(group.members()).contains(page.alice.id(), page.bot.id());
    }

    @Test
    void tellsWhyTheMessengerRefuses() {
        long chat = page.chat();
        page.does("say", saying(chat, "Mine"));
        Map<String, Object> stranger = Map.of("as", 2, "message", last(chat).id(), "text", "Stolen");

        RawHttp.Answer answer = page.does("edit", stranger);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()).containsKeys("error", "message");
        assertThat(last(chat).text()).isEqualTo("Mine");
    }

    @Test
    void actsAsPeopleButNotAsBots() {
        long chat = page.chat();

        RawHttp.Answer answer = page.does("say", Map.of("as", page.bot.id(), "chat", chat, "text", "I, Robot"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(page.portal.state().messagesOf(chat))
                .noneMatch(message -> message.text().equals("I, Robot"));
    }

    @Test
    void givesATokenAndAWebhookToCallThePortalWith() {
        App app = page.portal.apps().add("Mine", "https://bots.example.com/install");
        Map<String, Object> asked = Map.of("as", 1, "clientId", app.clientId());

        Map<String, Object> given = page.does("credentials", asked).json();

        assertThat(page.portal.tokens().find(String.valueOf(given.get("token"))))
                .hasValueSatisfying(token -> assertThat(token.userId()).isEqualTo(1));
        assertThat(page.http.get(given.get("webhook") + "profile").text()).contains("\"ID\":\"1\"");
        assertThat(page.does("credentials", asked).json().get("webhook")).isEqualTo(given.get("webhook"));
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(page.does("say", Map.of("as", page.alice.id(), "text", "x")).text())
                .contains("'chat' must be a number");
        assertThat(page.does("say", saying(page.chat(), " ")).text()).contains("'text' must not be blank");
        assertThat(page.http.post("say", "[]").status()).isEqualTo(400);
        assertThat(page.http.post("say", "{").status()).isEqualTo(400);
        assertThat(page.http.post("nothing", "{}").status()).isEqualTo(404);
    }

    @Test
    void refusesWhatOtherSitesMakeABrowserSend() {
        long chat = page.chat();
        String json = Json.text(saying(chat, "Forged"));

        assertThat(page.http.post("say", json, "Origin: http://evil.example").status())
                .isEqualTo(403);
        assertThat(page.http.post("say", json, "Origin: null").status()).isEqualTo(403);
        assertThat(page.http.post("say", json, "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(page.http
                        .post(
                                "say",
                                json,
                                "Host: evil.example:" + page.port,
                                "Origin: http://evil.example:" + page.port)
                        .status())
                .isEqualTo(403);
        assertThat(page.http
                        .ask(
                                "POST",
                                "/emulator/api/say",
                                json.getBytes(StandardCharsets.UTF_8),
                                "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(page.portal.state().messagesOf(chat))
                .noneMatch(message -> message.text().equals("Forged"));
    }

    @Test
    void takesWhatItsOwnPageSends() {
        String origin = "Origin: http://127.0.0.1:" + page.port;

        RawHttp.Answer answer =
                page.http.post("say", Json.text(saying(page.chat(), "Hi")), origin, "Sec-Fetch-Site: same-origin");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void hidesWhatCanBeReadFromOtherSites() {
        assertThat(page.http
                        .get("/emulator/events", "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(page.http
                        .get("/emulator/api/traffic/1", "Host: evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(page.http.get("/", "Host: evil.example").status()).isEqualTo(403);
    }

    @Test
    void takesNoMoreThanItCanHold() {
        byte[] huge = new byte[300 * 1024];

        assertThat(page.http
                        .ask("POST", "/emulator/api/say", huge, "Content-Type: application/json")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void keepsFilesAndShowsOnlyPictures() {
        long chat = page.chat();
        String html = Base64.getEncoder().encodeToString("<script>1</script>".getBytes(StandardCharsets.UTF_8));
        page.does("file", fileOf(chat, "a.html", "text/html", html));
        RawHttp.Answer saved =
                page.http.get("/emulator/files/" + last(chat).extra().files().get(0));
        page.does("file", fileOf(chat, "a.png", "image/png", html));
        RawHttp.Answer shown =
                page.http.get("/emulator/files/" + last(chat).extra().files().get(0));

        assertThat(saved.text()).isEqualTo("<script>1</script>");
        assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(saved.header("Content-Disposition")).isEqualTo("attachment; filename*=UTF-8''a.html");
        assertThat(saved.header("Content-Security-Policy")).contains("sandbox");
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("Content-Disposition")).startsWith("inline");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private Map<String, Object> fileOf(long chat, String name, String type, String base64) {
        return Map.ofEntries(
                entry("as", page.alice.id()),
                entry("chat", chat),
                entry("name", name),
                entry("contentType", type),
                entry("base64", base64));
    }

    @Test
    void switchesFaults() {
        page.does("fault/call", Map.of("fault", "QUERY_LIMIT_EXCEEDED", "method", "imbot.message.add", "times", 2));
        page.does("fault/event", Map.of("fault", "duplicate"));

        assertThat(page.portal.faults().planned()).hasSize(3);
        assertThat(page.portal.faults().ofCall("imbot.message.add")).contains(CallFault.QUERY_LIMIT_EXCEEDED);

        page.does("fault/clear", Map.of());
        assertThat(page.portal.faults().planned()).isEmpty();
        assertThat(page.does("fault/call", Map.of("fault", "RAIN")).text()).contains("must be one of");
    }

    @Test
    void movesTheClock() {
        var before = page.portal.clock().instant();

        page.does("clock", Map.of("seconds", 3600));

        assertThat(page.portal.clock().instant()).isAfterOrEqualTo(before.plusSeconds(3600));
    }

    @Test
    void addsInstallsUpdatesAndUninstallsAnApp() {
        RawHttp.Answer added = page.does("app/add", Map.of("name", "Mine", "installUrl", "http://127.0.0.1:9/install"));
        String clientId = String.valueOf(added.json().get("clientId"));
        Map<String, Object> it = Map.of("as", page.alice.id(), "clientId", clientId);

        assertThat(app(clientId).installed()).isFalse();
        page.does("app/install", it);
        assertThat(app(clientId).installed()).isTrue();
        int version = app(clientId).version();
        page.does("app/update", it);
        assertThat(app(clientId).version()).isEqualTo(version + 1);
        page.does("tokens", Map.of("clientId", clientId, "what", "revoke"));
        assertThat(page.portal.state().tokens().where(token -> token.clientId().equals(clientId)))
                .isNotEmpty()
                .allMatch(token -> token.revoked());
        page.does("app/uninstall", it);
        assertThat(page.portal.state().apps().find(clientId).map(App::installed))
                .isNotEqualTo(Optional.of(true));
    }

    private App app(String clientId) {
        return page.portal.state().apps().find(clientId).orElseThrow();
    }

    @Test
    void showsOlderMessages() {
        long chat = page.chat();
        page.does("say", saying(chat, "Old"));
        page.does("say", saying(chat, "New"));

        RawHttp.Answer answer = page.http.get(
                "/emulator/api/chats/" + chat + "/messages?before=" + last(chat).id());

        assertThat(answer.text()).contains("\"Old\"").doesNotContain("\"New\"");
    }
}
