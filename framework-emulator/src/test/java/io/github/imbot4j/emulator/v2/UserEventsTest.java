package io.github.imbot4j.emulator.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user who subscribed is told of everything in the user's chats (v2 §7.1). */
class UserEventsTest {

    private final V2House house = new V2House();

    @AfterEach
    void close() {
        house.close();
    }

    private List<PhpValue> events() {
        return house.hook("im.v2.Event.get", "offset", 1).result().at("events").values();
    }

    private void adminSays(String text) {
        long chat = house.portal
                .messenger()
                .open(house.admin.id(), house.alice.id())
                .id();
        house.portal.messenger().say(house.admin.id(), chat, text);
    }

    @Test
    void nothingIsKeptBeforeTheSubscription() {
        adminSays("Before");
        assertThat(house.hook("im.v2.Event.subscribe").result().raw()).isEqualTo(true);
        adminSays("After");

        assertThat(events())
                .extracting(event -> event.at("type").text() + " "
                        + event.at("data").at("message").at("text").text())
                .containsExactly("ONIMV2MESSAGEADD After");
        assertThat(events().get(0).at("data").at("bot").isSet()).isFalse();
    }

    @Test
    void toEndASubscriptionDeletesWhatWaits() {
        house.hook("im.v2.Event.subscribe");
        adminSays("Hello");

        assertThat(house.hook("im.v2.Event.unsubscribe").result().raw()).isEqualTo(true);
        assertThat(events()).isEmpty();
    }

    @Test
    void joiningIsToldForEachOne() {
        house.hook("im.v2.Event.subscribe");
        house.portal
                .messenger()
                .createGroup(house.admin.id(), false, "Team", "", List.of(house.alice.id()), "", "", "");

        assertThat(events().stream()
                        .filter(event -> event.at("type").is("ONIMV2JOINCHAT"))
                        .map(event -> event.at("data").at("user").at("id").number()))
                .containsExactly(house.admin.id(), house.alice.id());
    }

    @Test
    void aBotReadsThemBesideItsOwn() {
        long bot = house.fetching("support");
        assertThat(house.hook("imbot.v2.Event.get", "botId", bot, "withUserEvents", true)
                        .error())
                .isEqualTo("USER_NOT_SUBSCRIBED");

        house.hook("im.v2.Event.subscribe");
        adminSays("To a colleague");
        house.says(bot, "To the bot");

        assertThat(house.hook("imbot.v2.Event.get", "botId", bot, "withUserEvents", "N")
                        .result()
                        .at("events")
                        .values())
                .extracting(event -> event.at("type").text())
                .containsExactly("ONIMV2MESSAGEADD", "ONIMBOTV2JOINCHAT", "ONIMBOTV2MESSAGEADD");
    }

    @Test
    void aContextReachesTheBotOfTheDialog() {
        long bot = house.fetching("support");

        assertThat(house.hook("im.v2.Chat.Bot.sendContext", "dialogId", "" + bot, "context", Map.of("deal", 5))
                        .status())
                .isEqualTo(200);
        PhpValue data = house.event(bot, "ONIMBOTV2CONTEXTGET");
        assertThat(data.at("context").at("deal").raw()).isEqualTo(5);
        assertThat(data.at("dialogId").raw()).isEqualTo("" + house.admin.id());
        assertThat(house.hook(
                                "im.v2.Chat.Bot.sendContext",
                                "dialogId",
                                "" + house.alice.id(),
                                "context",
                                Map.of("deal", 5))
                        .error())
                .isEqualTo("BOT_CONTEXT_ERROR");
    }

    @Test
    void aUsersFileIsToldWithItsAddresses() {
        PhpValue file = house.hook(
                        "im.v2.File.upload",
                        "dialogId",
                        "" + house.alice.id(),
                        "fields",
                        Map.of("name", "a.txt", "content", "SGk="))
                .result()
                .at("file");

        assertThat(file.at("urlDownload").isSet()).isTrue();
        assertThat(house.hook("im.v2.File.download", "fileId", file.at("id").number())
                        .result()
                        .at("downloadUrl")
                        .text())
                .contains("token=im%7C");
    }
}
