package io.github.imbot4j.emulator.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.v2.V2House.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages are sent, changed and deleted as v2 §4 says. */
class MessageSendTest {

    private static final Map<String, Object> BLOCKS = Map.of("BLOCKS", List.of(Map.of("MESSAGE", "Block")));

    private final V2House house = new V2House();
    private final long bot = house.fetching("support");

    @AfterEach
    void close() {
        house.close();
    }

    private Reply send(Object... fields) {
        return house.hook(
                "imbot.v2.Chat.Message.send",
                "botId",
                bot,
                "dialogId",
                "" + house.alice.id(),
                "fields",
                V2House.map(fields));
    }

    private long sent(Object... fields) {
        return send(fields).result().at("id").number();
    }

    private Reply update(long message, Object... fields) {
        return house.hook(
                "imbot.v2.Chat.Message.update", "botId", bot, "messageId", message, "fields", V2House.map(fields));
    }

    @Test
    void theFirstMessageOpensTheChat() {
        Reply reply = send("message", "Hello");

        assertThat(reply.result().at("uuidMap").raw()).isEqualTo(List.of());
        assertThat(house.message(reply.result().at("id").number()).text()).isEqualTo("Hello");
        assertThat(house.types(bot)).containsExactly("ONIMBOTV2JOINCHAT");
    }

    @Test
    void aTemplateIdIsSentOnce() {
        String uuid = UUID.randomUUID().toString();
        long first = sent("message", "Hello", "templateId", uuid);
        long again = sent("message", "Hello", "templateId", uuid);

        assertThat(again).isEqualTo(first);
        assertThat(house.state.messagesOf(house.message(first).chatId())).hasSize(1);
        assertThat(house.message(first).extra().templateId()).isEqualTo(uuid);
    }

    @Test
    void aSystemMessageIsSentEachTime() {
        String uuid = UUID.randomUUID().toString();

        assertThat(sent("message", "Hello", "templateId", uuid, "system", true))
                .isNotEqualTo(sent("message", "Hello", "templateId", uuid, "system", true));
    }

    @Test
    void contentIsChecked() {
        assertThat(send("message", " ").error()).isEqualTo("EMPTY_MESSAGE");
        assertThat(send("message", "Hi", "attach", List.of(Map.of("WHAT", 1))).error())
                .isEqualTo("PARAM_ATTACH_ERROR");
        assertThat(send("message", "Hi", "attach", List.of(Map.of("MESSAGE", "x".repeat(60_000))))
                        .error())
                .isEqualTo("PARAM_ATTACH_ERROR");
        assertThat(send("message", "Hi", "keyboard", List.of(Map.of("TEXT", "0")))
                        .error())
                .isEqualTo("PARAM_KEYBOARD_ERROR");
        assertThat(send("MESSAGE", "Hi").error()).isEqualTo("EMPTY_MESSAGE");
    }

    @Test
    void aDialogMustBeTheBots() {
        long closed = house.portal
                .messenger()
                .createGroup(house.alice.id(), false, "Closed", "", List.of(), "", "", "")
                .id();

        assertThat(house.hook(
                                "imbot.v2.Chat.Message.send",
                                "botId",
                                bot,
                                "dialogId",
                                "chat" + closed,
                                "fields",
                                Map.of("message", "Hi"))
                        .error())
                .isEqualTo("ACCESS_DENIED");
        assertThat(house.hook(
                                "imbot.v2.Chat.Message.send",
                                "botId",
                                bot,
                                "dialogId",
                                "chat99999",
                                "fields",
                                Map.of("message", "Hi"))
                        .error())
                .isEqualTo("CHAT_NOT_FOUND");
        assertThat(house.hook("imbot.v2.Chat.Message.send", "botId", bot).error())
                .isEqualTo("100");
    }

    @Test
    void theShortFormOfAnAttachmentDeletesItOnAnUpdate() {
        long message = sent("message", "Hi", "attach", BLOCKS);
        assertThat(update(message, "attach", BLOCKS).status()).isEqualTo(200);
        assertThat(house.message(message).extra().attach()).hasSize(1);

        assertThat(update(message, "attach", List.of(Map.of("MESSAGE", "Block")))
                        .result()
                        .at("result")
                        .raw())
                .isEqualTo(true);
        assertThat(house.message(message).extra().attach()).isEmpty();
    }

    @Test
    void aChangedKeyboardNamesItsBotItself() {
        long message = sent("message", "Hi");
        Object button = Map.of("TEXT", "Go", "COMMAND", "go");

        update(message, "keyboard", List.of(button));
        assertThat(house.message(message).extra().keyboard()).isEmpty();

        update(message, "keyboard", Map.of("BOT_ID", bot, "BUTTONS", List.of(button)));
        assertThat(house.message(message).extra().keyboard()).isPresent();

        update(message, "keyboard", List.of());
        assertThat(house.message(message).extra().keyboard()).isPresent();

        update(message, "keyboard", "N");
        assertThat(house.message(message).extra().keyboard()).isEmpty();
    }

    @Test
    void aMessageOfWhichNothingIsLeftIsDeleted() {
        long text = sent("message", "Hi");
        update(text, "message", "");
        assertThat(house.message(text).deleted()).isTrue();

        long attached = sent("message", "Hi", "attach", BLOCKS);
        update(attached, "message", "");
        assertThat(house.message(attached))
                .extracting(Message::deleted, Message::text)
                .containsExactly(false, "");
    }

    @Test
    void onlyOnesOwnMessagesAreChanged() {
        long foreign = house.says(bot, "Mine").id();
        long deleted = sent("message", "Hi");
        house.hook("imbot.v2.Chat.Message.delete", "botId", bot, "messageId", deleted);

        assertThat(update(foreign, "message", "Yours").error()).isEqualTo("MESSAGE_ACCESS_DENIED");
        assertThat(update(deleted, "message", "Again").error()).isEqualTo("MESSAGE_ACCESS_DENIED");
        assertThat(update(99_999, "message", "Nothing").error()).isEqualTo("MESSAGE_NOT_FOUND");
    }

    @Test
    void aLineThatIsACommandFiresItAlsoWhenABotSendsIt() {
        house.command(bot, "help");
        send("message", "/help");

        assertThat(house.types(bot)).contains("ONIMBOTV2COMMANDADD");
    }

    @Test
    void aMessageIsReadBySupervisorsAndPersonalBotsOnly() {
        long supervisor = house.fetching("supervisor", "type", "supervisor");
        long text = house.says(supervisor, "Hello").id();

        assertThat(house.hook("imbot.v2.Chat.Message.get", "botId", supervisor, "messageId", text)
                        .result()
                        .at("message")
                        .at("text")
                        .text())
                .isEqualTo("Hello");
        assertThat(house.hook("imbot.v2.Chat.Message.get", "botId", bot, "messageId", text)
                        .error())
                .isEqualTo("BOT_TYPE_NOT_ALLOWED");
    }

    @Test
    void messagesAreForwardedUnderTheCallersIds() {
        long original = house.says(bot, "Look at this").id();
        String uuid = UUID.randomUUID().toString();
        Reply reply = send("forwardIds", Map.of(uuid, original));

        assertThat(reply.result().at("id").isSet()).isFalse();
        Message forwarded = house.message(reply.result().at("uuidMap").at(uuid).number());
        assertThat(forwarded.text()).isEqualTo("Look at this");
        assertThat(forwarded.extra().forward()).isPresent();
        assertThat(send("forwardIds", Map.of("1", original)).error()).isEqualTo("WRONG_UUID");
    }
}
