package io.github.imbot4j.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.rest.RestHouse.Reply;
import io.github.imbot4j.emulator.state.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageMethodsTest {

    private final RestHouse house = new RestHouse();
    private final long bot = house.bot("greeter");
    private final long alice = house.alice.id();

    @AfterEach
    void close() {
        house.close();
    }

    private Reply add(Object... more) {
        Map<String, Object> params = RestHouse.map("BOT_ID", bot, "DIALOG_ID", alice, "MESSAGE", "hi");
        params.putAll(RestHouse.map(more));
        return house.call("imbot.message.add", flat(params));
    }

    private static Object[] flat(Map<String, Object> params) {
        Object[] flat = new Object[params.size() * 2];
        int i = 0;
        for (Map.Entry<String, Object> param : params.entrySet()) {
            flat[i++] = param.getKey();
            flat[i++] = param.getValue();
        }
        return flat;
    }

    private Reply update(long messageId, Object... more) {
        Map<String, Object> params = RestHouse.map("BOT_ID", bot, "MESSAGE_ID", messageId);
        params.putAll(RestHouse.map(more));
        return house.call("imbot.message.update", flat(params));
    }

    private static List<Map<String, Object>> oneButton() {
        return List.of(Map.of("TEXT", "Go", "LINK", "https://example.com/?a=1&b=2"));
    }

    @Test
    void aNumberIsNoMessageInJsonButAFormHasTextOnly() {
        assertThat(add("MESSAGE", 42).error()).isEqualTo("MESSAGE_EMPTY");
        assertThat(add("MESSAGE", "0").status()).isEqualTo(200);
        assertThat(house.form("imbot.message.add", "DIALOG_ID=" + alice + "&MESSAGE=42")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "chat", "5a", "group5", " 5"})
    void aDialogIdHasAShape(String dialogId) {
        assertThat(add("DIALOG_ID", dialogId).error()).isEqualTo("DIALOG_ID_EMPTY");
    }

    @Test
    void whereABotMayNotWriteTheCoreSaysWhy() {
        long group = house.group(alice);

        assertThat(add("DIALOG_ID", "chat" + group).error()).isEqualTo("CANCELED");
        assertThat(add("DIALOG_ID", "chat999999").error()).isEqualTo("CHAT_ID");
        assertThat(add("DIALOG_ID", 999_999).error()).isEqualTo("ERROR_NO_ACCESS");
        assertThat(add("DIALOG_ID", "sg7").error()).isEqualTo("WRONG_REQUEST");
    }

    @Test
    void withoutABotIdTheFirstBotOfTheAppWrites() {
        house.bot("second");

        Reply reply = house.call("imbot.message.add", "DIALOG_ID", alice, "MESSAGE", "hi");

        assertThat(house.message(reply.id()).authorId()).isEqualTo(bot);
        assertThat(house.hook("imbot.message.add", "CLIENT_ID", "x", "DIALOG_ID", alice, "MESSAGE", "hi")
                        .error())
                .isEqualTo("BOT_ID_ERROR");
        assertThat(house.hook("imbot.message.add", "CLIENT_ID", "x", "BOT_ID", bot, "DIALOG_ID", alice, "MESSAGE", "hi")
                        .error())
                .isEqualTo("APP_ID_ERROR");
    }

    @Test
    void longTextIsCutSilentlyAndEntitiesAreDecodedTwice() {
        long cut = add("MESSAGE", "😀".repeat(20_007)).id();
        long whole = add("MESSAGE", "x".repeat(20_006)).id();
        long decoded = add("MESSAGE", "a[br]b#BR#c &amp;lt;i&#93;").id();

        assertThat(house.message(cut).text()).isEqualTo("😀".repeat(20_000) + " (...)");
        assertThat(house.message(whole).text()).hasSize(20_006);
        assertThat(house.message(decoded).text()).isEqualTo("a\nb\nc <i]");
    }

    @Test
    void betweenTwoPeopleTheBotsWordIsASystemLine() {
        Reply reply = add("FROM_USER_ID", house.admin.id(), "TO_USER_ID", alice, "DIALOG_ID", "nonsense");

        Message message = house.message(reply.id());
        assertThat(message.system()).isTrue();
        assertThat(message.text()).contains("[USER=" + bot + "]").endsWith("hi");
        assertThat(house.chat(message.chatId()).members()).containsExactlyInAnyOrder(house.admin.id(), alice);
    }

    @Test
    void aSystemMessageInAGroupIsSignedByTheBot() {
        long group = house.group(alice, bot);

        assertThat(house.message(add("DIALOG_ID", "chat" + group, "SYSTEM", "Y").id())
                        .text())
                .isEqualTo("greeter:\nhi");
    }

    @Test
    void keyboardsAndMenusMayBeLiterals() {
        Message message = house.message(
                add("KEYBOARD", "[{TEXT: 'Go', LINK: '/x'}]", "MENU", "{ITEMS: [{TEXT: '<b>', LINK: '/x'}]}")
                        .id());

        assertThat(message.extra().keyboard().orElseThrow().toString()).contains("TEXT=Go");
        assertThat(message.extra().menu().orElseThrow().toString()).contains("TEXT=&lt;b&gt;");
    }

    @Test
    void whatHasNoValidPartIsAnError() {
        assertThat(add("KEYBOARD", List.of(Map.of("TEXT", "No action"))).error())
                .isEqualTo("KEYBOARD_ERROR");
        assertThat(add("MENU", List.of(Map.of("TEXT", "No action"))).error()).isEqualTo("MENU_ERROR");
        assertThat(add("ATTACH", Map.of("MESSAGE", "one block, no list")).error())
                .isEqualTo("ATTACH_ERROR");
        assertThat(add("KEYBOARD", List.of()).status()).isEqualTo(200);
    }

    @Test
    void whatIsTooLongIsToldInDifferentWays() {
        String text = "x".repeat(60_000);
        List<Map<String, String>> keyboard = List.of(Map.of("TEXT", text, "LINK", "/x"));
        long message = add().id();

        assertThat(add("ATTACH", List.of(Map.of("MESSAGE", text))).error()).isEqualTo("ATTACH_OVERSIZE");
        assertThat(add("KEYBOARD", keyboard).error()).isEqualTo("PARAM_KEYBOARD_ERROR");
        assertThat(add("MENU", keyboard).error()).isEqualTo("PARAM_MENU_ERROR");
        assertThat(update(message, "KEYBOARD", keyboard).error()).isEqualTo("KEYBOARD_OVERSIZE");
        assertThat(update(message, "MENU", keyboard).error()).isEqualTo("MENU_OVERSIZE");
        assertThat(update(message, "MENU", List.of(Map.of("TEXT", "x"))).error())
                .isEqualTo("menu_ERROR");
    }

    @Test
    void aRealTrueTurnsThePreviewOff() {
        assertThat(house.message(add("URL_PREVIEW", true).id()).extra().urlPreview())
                .isFalse();
        assertThat(house.message(add("URL_PREVIEW", "Y").id()).extra().urlPreview())
                .isTrue();
    }

    @Test
    void absentLeavesAndEmptyClears() {
        long id = add("KEYBOARD", oneButton(), "ATTACH", List.of(Map.of("MESSAGE", "x")))
                .id();

        update(id, "MESSAGE", "new");
        assertThat(house.message(id).extra().keyboard()).isPresent();
        assertThat(house.message(id).extra().edited()).isFalse();

        update(id, "KEYBOARD", "N", "ATTACH", "");
        assertThat(house.message(id).extra().keyboard()).isEmpty();
        assertThat(house.message(id).extra().attach()).isEmpty();
        assertThat(house.message(id).text()).isEqualTo("new");

        update(id, "MESSAGE", "");
        assertThat(house.message(id).deleted()).isTrue();
    }

    @Test
    void aLaterErrorLeavesWhatWasWritten() {
        long id = add().id();

        Reply reply = update(id, "ATTACH", List.of(Map.of("MESSAGE", "x")), "KEYBOARD", List.of(Map.of("TEXT", "x")));

        assertThat(reply.error()).isEqualTo("KEYBOARD_ERROR");
        assertThat(house.message(id).extra().attach()).isNotEmpty();
    }

    @Test
    void editsEndAfterThreeDaysAndDeletionsDoNot() {
        long id = add().id();

        house.clock.advance(Duration.ofDays(3).plusSeconds(1));

        Reply edit = update(id, "KEYBOARD", List.of(Map.of("TEXT", "wrong, but too late for that")));
        assertThat(edit.status()).isEqualTo(403);
        assertThat(edit.error()).isEqualTo("CANT_EDIT_MESSAGE");
        assertThat(house.call("imbot.message.delete", "BOT_ID", bot, "MESSAGE_ID", id, "COMPLETE", "Y")
                        .status())
                .isEqualTo(200);
        assertThat(house.state.messages().find(id)).isEmpty();
    }

    @Test
    void nothingToChangeIsFineForAnyMessage() {
        assertThat(update(4711).result().raw()).isEqualTo(true);
        assertThat(update(0).error()).isEqualTo("MESSAGE_ID_ERROR");
        assertThat(update(4711, "MESSAGE", "x").error()).isEqualTo("CANT_EDIT_MESSAGE");
    }

    @Test
    void likingTwiceChangesNothing() {
        long id = add().id();

        assertThat(like(id, "PLUS").status()).isEqualTo(200);
        assertThat(like(id, "plus").error()).isEqualTo("WITHOUT_CHANGES");
        assertThat(like(id, "whatever").status()).isEqualTo(200);
        assertThat(house.message(id).extra().likes()).isEmpty();
    }

    private Reply like(long id, String action) {
        return house.call("imbot.message.like", "BOT_ID", bot, "MESSAGE_ID", id, "ACTION", action);
    }

    @Test
    void typingIsAlwaysTrueOnceTheIdHasAShape() {
        assertThat(house.call("imbot.chat.sendTyping", "BOT_ID", bot, "DIALOG_ID", "chat999999")
                        .result()
                        .raw())
                .isEqualTo(true);
        assertThat(house.call("imbot.sendTyping", "BOT_ID", bot, "DIALOG_ID", "x")
                        .error())
                .isEqualTo("DIALOG_ID_EMPTY");
    }
}
