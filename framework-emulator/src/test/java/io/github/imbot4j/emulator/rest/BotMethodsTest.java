package io.github.imbot4j.emulator.rest;

import static io.github.imbot4j.emulator.rest.RestHouse.HANDLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.RestHouse.Reply;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotMethodsTest {

    private final RestHouse house = new RestHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private RegisteredBot bot(long id) {
        return house.state.bots().find(id).orElseThrow();
    }

    private List<String> urls(String appId, String event) {
        return house
                .state
                .handlers()
                .where(handler ->
                        handler.appId().equals(appId) && handler.event().equals(event))
                .stream()
                .map(Handler::url)
                .toList();
    }

    @Test
    void checksComeInTheServersOrder() {
        Reply nothing = house.call("imbot.register");
        Reply noWelcome = house.call("imbot.register", "EVENT_MESSAGE_ADD", HANDLER);
        Reply noDelete = house.call("imbot.register", "EVENT_MESSAGE_ADD", HANDLER, "EVENT_WELCOME_MESSAGE", HANDLER);
        Reply noCode = house.call("imbot.register", "EVENT_HANDLER", HANDLER);
        Reply noName = house.call("imbot.register", "EVENT_HANDLER", HANDLER, "CODE", "a", "PROPERTIES", Map.of());

        assertThat(List.of(nothing.error(), noWelcome.error(), noDelete.error(), noCode.error(), noName.error()))
                .containsExactly(
                        "EVENT_MESSAGE_ADD_ERROR",
                        "EVENT_WELCOME_MESSAGE_ERROR",
                        "EVENT_BOT_DELETE_ERROR",
                        "CODE_ERROR",
                        "NAME_ERROR");
        assertThat(nothing.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/x, Wrong handler URL",
        "https://.bots/x, Wrong handler URL",
        "bots.example.com, Wrong handler URL",
        "ftp://bots.example.com/x, Unsupported handler protocol"
    })
    void aHandlerNeedsADotInItsHost(String url, String text) {
        Reply reply = house.call("imbot.register", "EVENT_HANDLER", url, "CODE", "a");

        assertThat(reply.error()).isEqualTo("EVENT_MESSAGE_ADD_ERROR");
        assertThat(reply.body().at("error_description").text()).isEqualTo(text);
    }

    @Test
    void oneHandlerForEverythingWinsOverTheOthers() {
        house.call(
                "imbot.register",
                "CODE",
                "a",
                "EVENT_HANDLER",
                HANDLER,
                "EVENT_MESSAGE_ADD",
                "https://other.example.com/x",
                "PROPERTIES",
                Map.of("NAME", "A"));

        for (String event : List.of(
                "ONIMBOTMESSAGEADD",
                "ONIMBOTMESSAGEUPDATE",
                "ONIMBOTMESSAGEDELETE",
                "ONIMBOTJOINCHAT",
                "ONIMBOTDELETE",
                "ONIMBOTCONTEXTGET")) {
            assertThat(urls(house.app.clientId(), event)).as(event).containsExactly(HANDLER);
        }
    }

    @Test
    void registeringAgainGivesTheOldIdAsTextAndBindsTheNewUrlOnly() {
        long id = house.bot("greeter");

        Reply again = house.call(
                "imbot.register",
                "CODE",
                "greeter",
                "TYPE",
                "S",
                "EVENT_HANDLER",
                "https://new.example.com/x",
                "PROPERTIES",
                Map.of("NAME", "Other"));

        assertThat(again.result().raw()).isEqualTo(String.valueOf(id));
        assertThat(bot(id).type()).isEqualTo("B");
        assertThat(house.state.people().find(id).orElseThrow().name()).isEqualTo("greeter");
        assertThat(urls(house.app.clientId(), "ONIMBOTMESSAGEADD")).containsExactly("https://new.example.com/x");
    }

    @Test
    void aCodeTakenByAnotherAppGivesItsBot() {
        long id = house.bot("greeter");
        App other = house.portal.apps().add("Other", "");
        String access = house.portal
                .tokens()
                .grant(other.clientId(), house.admin.id(), true)
                .access();

        Reply taken = house.callAs(
                access,
                "imbot.register",
                "CODE",
                "greeter",
                "EVENT_HANDLER",
                HANDLER,
                "PROPERTIES",
                Map.of("NAME", "Mine"));

        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.id()).isEqualTo(id);
        assertThat(house.callAs(access, "imbot.unregister", "BOT_ID", id).error())
                .isEqualTo("APP_ID_ERROR");
    }

    @ParameterizedTest
    @CsvSource({"H, B, false", "O, O, true", "S, S, false", "X, B, false", "b, B, false"})
    void typesBecomeThoseThereAre(String given, String stored, boolean openLine) {
        long id = house.call(
                        "imbot.register",
                        "CODE",
                        "a",
                        "TYPE",
                        given,
                        "EVENT_HANDLER",
                        HANDLER,
                        "PROPERTIES",
                        Map.of("NAME", "A"))
                .id();

        assertThat(bot(id).type()).isEqualTo(stored);
        assertThat(bot(id).openLine()).isEqualTo(openLine);
    }

    @Test
    void aWebhookNeedsItsClientIdAndGetsItInEveryUrl() {
        Reply none = house.hook("imbot.register", "CODE", "a", "EVENT_HANDLER", HANDLER);
        Reply some = house.hook(
                "imbot.register",
                "CLIENT_ID",
                "secret1",
                "CODE",
                "a",
                "EVENT_HANDLER",
                HANDLER + "?x=1",
                "PROPERTIES",
                Map.of("NAME", "A"));

        assertThat(none.status()).isEqualTo(403);
        assertThat(none.error()).isEqualTo("ACCESS_DENIED");
        assertThat(none.body().at("error_description").text()).isEqualTo("Access denied! Client ID not specified");
        assertThat(bot(some.id()).appId()).isEqualTo("customsecret1");
        assertThat(urls("customsecret1", "ONIMBOTDELETE")).containsExactly(HANDLER + "?x=1&CLIENT_ID=secret1");
    }

    @Test
    void theListShowsForeignBotsAndIsAListWhenThereAreNone() {
        assertThat(house.hook("imbot.bot.list").result().raw()).isEqualTo(List.of());

        long id = house.bot("greeter");

        PhpValue row = house.hook("imbot.bot.list").result().at(String.valueOf(id));
        assertThat(row.raw()).isEqualTo(Map.of("ID", (int) id, "NAME", "greeter", "CODE", "greeter", "OPENLINE", "N"));
    }

    @Test
    void anUpdateNeedsSomethingToChange() {
        long id = house.bot("greeter");

        assertThat(house.call("imbot.update", "BOT_ID", id, "FIELDS", Map.of()).error())
                .isEqualTo("WRONG_REQUEST");
        assertThat(house.call(
                                "imbot.update",
                                "BOT_ID",
                                id,
                                "FIELDS",
                                Map.of("PROPERTIES", Map.of("NAME", "", "LAST_NAME", "")))
                        .error())
                .isEqualTo("NAME_ERROR");
        assertThat(house.call("imbot.update", "BOT_ID", 4711, "FIELDS", Map.of())
                        .error())
                .isEqualTo("BOT_ID_ERROR");
    }

    @Test
    void anUpdateChangesOpenlineButNoTypeAndNoPhoto() {
        long id = house.bot("greeter");

        Reply reply = house.call(
                "imbot.update",
                "BOT_ID",
                id,
                "FIELDS",
                Map.of(
                        "TYPE",
                        "O",
                        "OPENLINE",
                        "Y",
                        "PROPERTIES",
                        Map.of("NAME", "", "LAST_NAME", "Bot", "PERSONAL_PHOTO", PNG)));

        assertThat(reply.result().raw()).isEqualTo(true);
        assertThat(bot(id).type()).isEqualTo("B");
        assertThat(bot(id).openLine()).isTrue();
        assertThat(house.state.people().find(id).orElseThrow().name()).isEqualTo("greeter Bot");
        assertThat(house.state.people().find(id).orElseThrow().avatar()).isEmpty();
    }

    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "data:image/png;base64,AAAA"})
    void aPhotoThatIsNoneIsDropped(String photo) {
        long id = house.call(
                        "imbot.register",
                        "CODE",
                        "a",
                        "EVENT_HANDLER",
                        HANDLER,
                        "PROPERTIES",
                        Map.of("NAME", "A", "PERSONAL_PHOTO", photo))
                .id();

        assertThat(house.state.people().find(id).orElseThrow().avatar()).isEmpty();
    }

    @Test
    void aPhotoIsKeptAtRegistration() {
        long id = house.call(
                        "imbot.register",
                        "CODE",
                        "a",
                        "EVENT_HANDLER",
                        HANDLER,
                        "PROPERTIES",
                        Map.of("NAME", "A", "PERSONAL_PHOTO", List.of("a.png", PNG)))
                .id();

        assertThat(house.state.people().find(id).orElseThrow().avatar()).startsWith("data:image/png;base64,iVBOR");
    }

    @Test
    void onlyNamesAtTheTopAreFoundInAnyCase() {
        assertThat(house.call(
                                "imbot.register",
                                "code",
                                "a",
                                "event_handler",
                                HANDLER,
                                "properties",
                                Map.of("name", "A"))
                        .error())
                .isEqualTo("NAME_ERROR");
        assertThat(house.call(
                                "IMBOT.Register",
                                "code",
                                "a",
                                "event_handler",
                                HANDLER,
                                "properties",
                                Map.of("NAME", "A"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unregisteringRemovesTheBotAndItsCommandsAndLeavesTheBindings() {
        long id = house.bot("greeter");
        house.command(id, "hello");

        assertThat(house.call("imbot.unregister", "BOT_ID", id).result().raw()).isEqualTo(true);

        assertThat(house.state.bots().all()).isEmpty();
        assertThat(house.state.commands().all()).isEmpty();
        assertThat(urls(house.app.clientId(), "ONIMBOTMESSAGEADD")).isNotEmpty();
        assertThat(house.call("imbot.unregister", "BOT_ID", id).error()).isEqualTo("BOT_ID_ERROR");
    }
}
