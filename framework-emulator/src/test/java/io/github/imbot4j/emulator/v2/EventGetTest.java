package io.github.imbot4j.emulator.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.v2.V2House.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bot that fetches reads its events as often as it likes, until it confirms them (v2 §7). */
class EventGetTest {

    private final V2House house = new V2House();
    private final long bot = house.fetching("support");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anEventStaysUntilALaterOffsetConfirmsIt() {
        house.says(bot, "Hello");
        Reply first = house.events(bot, 1);
        long next = first.result().at("nextOffset").number();

        assertThat(house.types(bot)).containsExactly("ONIMBOTV2JOINCHAT", "ONIMBOTV2MESSAGEADD");
        assertThat(first.result().at("hasMore").raw()).isEqualTo(false);

        assertThat(house.events(bot, next).result().at("events").values()).isEmpty();
        assertThat(house.waiting(bot)).isEmpty();
    }

    @Test
    void anEmptyPageEchoesTheOffset() {
        assertThat(house.hook("imbot.v2.Event.get", "botId", bot)
                        .result()
                        .at("nextOffset")
                        .raw())
                .isEqualTo(0);
        assertThat(house.events(bot, 77).result().at("nextOffset").raw()).isEqualTo(77);
    }

    @Test
    void aFullPageSaysThereIsMoreEvenWhenThereIsNot() {
        house.says(bot, "Hello");
        Reply page = house.hook("imbot.v2.Event.get", "botId", bot, "limit", 2);

        assertThat(page.result().at("events").values()).hasSize(2);
        assertThat(page.result().at("hasMore").raw()).isEqualTo(true);
        assertThat(house.events(bot, page.result().at("nextOffset").number())
                        .result()
                        .at("hasMore")
                        .raw())
                .isEqualTo(false);
    }

    @Test
    void aLimitIsBroughtIntoItsRange() {
        house.says(bot, "Hello");

        assertThat(house.hook("imbot.v2.Event.get", "botId", bot, "limit", 0)
                        .result()
                        .at("events")
                        .values())
                .hasSize(1);
        assertThat(house.hook("imbot.v2.Event.get", "botId", bot, "limit", "many")
                        .error())
                .isEqualTo("100");
    }

    @Test
    void theOldParameterConfirmsNothingAnyMore() {
        house.says(bot, "Hello");
        long last = house.waiting(bot).get(1).at("eventId").number();

        Reply reply = house.hook("imbot.v2.Event.get", "botId", bot, "lastEventId", last);

        assertThat(reply.result().at("events").values()).hasSize(2);
        assertThat(reply.result().at("lastEventId").isSet()).isFalse();
    }

    @Test
    void anEventIsKeptForADay() {
        house.says(bot, "Hello");
        house.clock.advance(Duration.ofHours(23));
        house.says(bot, "Still there?");
        house.clock.advance(Duration.ofHours(2));

        assertThat(house.types(bot)).containsExactly("ONIMBOTV2MESSAGEADD");
    }

    @Test
    void oneBotDoesNotConfirmTheEventsOfAnother() {
        long other = house.fetching("other");
        house.says(bot, "Hello");
        house.says(other, "Hello");
        long last = house.waiting(other).get(1).at("eventId").number();

        house.events(bot, last + 1);

        assertThat(house.waiting(bot)).isEmpty();
        assertThat(house.waiting(other)).hasSize(2);
    }

    @Test
    void typesAreNativeAndEmptyObjectsAreLists() {
        house.says(bot, "Hello");
        PhpValue data = house.event(bot, "ONIMBOTV2MESSAGEADD");

        assertThat(data.at("bot").at("eventMode").text()).isEqualTo("fetch");
        assertThat(data.at("bot").at("countMessage").raw()).isEqualTo(1);
        assertThat(data.at("bot").at("auth").isSet()).isFalse();
        assertThat(data.at("message").at("text").text()).isEqualTo("Hello");
        assertThat(data.at("message").at("isSystem").raw()).isEqualTo(false);
        assertThat(data.at("message").at("params").raw()).isEqualTo(List.of());
        assertThat(data.at("message").at("chat_id").raw())
                .isEqualTo(data.at("message").at("chatId").raw());
        assertThat(data.at("chat").at("permissions").raw()).isEqualTo(List.of());
        assertThat(data.at("chat").at("dialogId").raw()).isEqualTo("" + house.alice.id());
        assertThat(data.at("chat").at("type").text()).isEqualTo("private");
        assertThat(data.at("chat").at("lastId").isSet()).isFalse();
        assertThat(data.at("user").at("id").number()).isEqualTo(house.alice.id());
        assertThat(data.at("user").at("lastActivityDate").raw()).isEqualTo(false);
        assertThat(data.at("language").text()).isEqualTo("en");
    }

    @Test
    void aCommandComesInPlaceOfItsMessage() {
        long command = house.command(bot, "help");
        house.says(bot, "/help me");

        assertThat(house.types(bot)).containsExactly("ONIMBOTV2JOINCHAT", "ONIMBOTV2COMMANDADD");
        PhpValue data = house.event(bot, "ONIMBOTV2COMMANDADD");
        assertThat(data.at("command").at("id").number()).isEqualTo(command);
        assertThat(data.at("command").at("command").text()).isEqualTo("/help");
        assertThat(data.at("command").at("params").text()).isEqualTo("me");
        assertThat(data.at("command").at("context").text()).isEqualTo("textarea");
        assertThat(data.at("message").at("authorId").number()).isEqualTo(house.alice.id());
    }

    @Test
    void aPressedButtonInAPrivateChatTellsNothingOfTheChat() {
        house.command(bot, "help");
        long message = house.hook(
                        "imbot.v2.Chat.Message.send",
                        "botId",
                        bot,
                        "dialogId",
                        "" + house.alice.id(),
                        "fields",
                        Map.of(
                                "message",
                                "Choose",
                                "keyboard",
                                List.of(Map.of("TEXT", "Help", "COMMAND", "help", "COMMAND_PARAMS", "a"))))
                .result()
                .at("id")
                .number();
        house.portal.messenger().press(house.alice.id(), message, 0);

        PhpValue data = house.event(bot, "ONIMBOTV2COMMANDADD");
        assertThat(data.at("chat").raw()).isEqualTo(List.of());
        assertThat(data.at("command").at("context").text()).isEqualTo("keyboard");
        assertThat(data.at("message").at("id").number()).isEqualTo(message);
        assertThat(data.at("user").at("id").number()).isEqualTo(house.alice.id());
    }

    @Test
    void aReactionIsToldToTheBotThatWroteTheMessage() {
        long message = house.hook(
                        "imbot.v2.Chat.Message.send",
                        "botId",
                        bot,
                        "dialogId",
                        "" + house.alice.id(),
                        "fields",
                        Map.of("message", "Hi"))
                .result()
                .at("id")
                .number();
        house.portal.messenger().react(house.alice.id(), message, "fire", true);
        house.portal.messenger().react(house.alice.id(), message, "fire", false);

        assertThat(house.waiting(bot).stream()
                        .filter(event -> event.at("type").is("ONIMBOTV2REACTIONCHANGE"))
                        .map(event -> event.at("data").at("reaction").text() + " "
                                + event.at("data").at("action").text()))
                .containsExactly("fire add", "fire delete");
    }

    @Test
    void anUnregisteredBotLosesWhatWaits() {
        house.says(bot, "Hello");
        house.hook("imbot.v2.Bot.unregister", "botId", bot);

        assertThat(house.events(bot, 1).error()).isEqualTo("BOT_NOT_FOUND");
        assertThat(house.state.loggedEvents().all()).isEmpty();
    }
}
