package io.github.imbot4j.emulator.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.v2.V2House.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bots are registered, changed and removed as v2 §2 says. */
class BotMethodsTest {

    private final V2House house = new V2House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aPortalTellsItsRevision() {
        assertThat(house.hook("imbot.v2.Revision.get").result().at("rest").number())
                .isEqualTo(36);

        house.state.revision(32);
        assertThat(house.hook("imbot.v2.Revision.get").error()).isEqualTo("ERROR_METHOD_NOT_FOUND");
        assertThat(house.hook("imbot.v2.Bot.list").status()).isEqualTo(200);

        house.state.revision(0);
        assertThat(house.hook("imbot.v2.Bot.list").error()).isEqualTo("ERROR_METHOD_NOT_FOUND");
    }

    @Test
    void aBotFetchesUnlessItSaysOtherwise() {
        Reply reply = house.hook("imbot.v2.Bot.register", "fields", V2House.bot("support"));

        assertThat(reply.result().at("bot").at("eventMode").text()).isEqualTo("fetch");
        assertThat(reply.result().at("bot").at("countMessage").raw()).isEqualTo(0);
        assertThat(reply.result().at("users").at("0").at("bot").raw()).isEqualTo(true);
        assertThat(reply.result().at("bot").at("appId").isSet()).isFalse();
    }

    @Test
    void registeringAgainChangesNothing() {
        long bot = house.fetching("support");
        Reply again = house.hook(
                "imbot.v2.Bot.register",
                "fields",
                V2House.bot("support", "eventMode", "webhook", "webhookUrl", V2House.URL));

        assertThat(again.result().at("bot").at("id").number()).isEqualTo(bot);
        assertThat(again.result().at("bot").at("eventMode").text()).isEqualTo("fetch");
    }

    @Test
    void aCodeBelongsToTheTokenItWasRegisteredWith() {
        house.fetching("support");

        assertThat(house.hook("imbot.v2.Bot.register", "fields", V2House.bot("support", "botToken", "another"))
                        .error())
                .isEqualTo("BOT_CODE_ALREADY_TAKEN");
        assertThat(house.app("imbot.v2.Bot.register", "fields", V2House.bot("support"))
                        .error())
                .isEqualTo("BOT_CODE_ALREADY_TAKEN");
    }

    @Test
    void aTokenHasAtMostFortyCharacters() {
        assertThat(house.hook("imbot.v2.Bot.register", "fields", V2House.bot("support", "botToken", "x".repeat(41)))
                        .error())
                .isEqualTo("BOT_TOKEN_INVALID_LENGTH");
        assertThat(house.hook("imbot.v2.Bot.register", "fields", V2House.bot("support", "botToken", "x".repeat(40)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theCommonErrorsComeInTheServersOrder() {
        long bot = house.fetching("support");
        String path = "rest/" + house.webhook.userId() + "/" + house.webhook.secret() + "/imbot.v2.Bot.unregister";

        assertThat(house.raw(path, "{\"botId\":" + bot + "}").error()).isEqualTo("BOT_TOKEN_NOT_SPECIFIED");
        assertThat(house.hook("imbot.v2.Bot.unregister").error()).isEqualTo("BOT_ID_REQUIRED");
        assertThat(house.hook("imbot.v2.Bot.unregister", "botId", 999).error()).isEqualTo("BOT_NOT_FOUND");
        assertThat(house.hook("imbot.v2.Bot.unregister", "botId", bot, "botToken", "other")
                        .error())
                .isEqualTo("BOT_OWNERSHIP_ERROR");
        assertThat(house.hook("imbot.v2.Bot.unregister", "botId", bot)
                        .result()
                        .at("result")
                        .raw())
                .isEqualTo(true);
    }

    @Test
    void aStrangersBotIsToldInShort() {
        house.fetching("support");
        Reply own = house.hook("imbot.v2.Bot.get", "code", "support");
        Reply foreign = house.hook("imbot.v2.Bot.get", "code", "support", "botToken", "other");

        assertThat(own.result().at("bot").at("eventMode").isSet()).isTrue();
        assertThat(foreign.result().at("bot").at("id").isSet()).isTrue();
        assertThat(foreign.result().at("bot").at("eventMode").isSet()).isFalse();
        assertThat(house.hook("imbot.v2.Bot.get").error()).isEqualTo("PARAMS_REQUIRED");
    }

    @Test
    void propertiesAreNotMerged() {
        long bot = house.fetching(
                "support", "properties", Map.of("name", "Support", "lastName", "Bot", "workPosition", "Helper"));

        house.hook("imbot.v2.Bot.update", "botId", bot, "fields", Map.of("properties", Map.of("color", "lightBlue")));

        assertThat(house.state.people().find(bot).orElseThrow()).satisfies(person -> {
            assertThat(person.firstName()).isEqualTo("Support");
            assertThat(person.lastName()).isEmpty();
            assertThat(person.position()).isEqualTo("Chat bot");
            assertThat(person.color()).isEqualTo("LIGHT_BLUE");
        });
    }

    @Test
    void toBePostedToDropsWhatWaitsAndNeedsTheAddressInTheSameCall() {
        long bot = house.fetching("support");
        house.says(bot, "Hello");
        house.hook("imbot.v2.Bot.update", "botId", bot, "fields", Map.of("eventMode", "webhook"));
        house.says(bot, "Anybody there?");

        assertThat(house.posts()).isEmpty();
        assertThat(house.waiting(bot)).isEmpty();

        house.hook(
                "imbot.v2.Bot.update",
                "botId",
                bot,
                "fields",
                Map.of("eventMode", "webhook", "webhookUrl", V2House.URL));
        house.says(bot, "Now?");

        assertThat(house.posts()).hasSize(1);
        assertThat(house.state.handlers().where(handler -> handler.event().startsWith("ONIMBOTV2")))
                .hasSize(8)
                .extracting(Handler::url)
                .containsOnly(V2House.URL);

        house.hook("imbot.v2.Bot.update", "botId", bot, "fields", Map.of("eventMode", "fetch"));

        assertThat(house.state.handlers().where(handler -> handler.event().startsWith("ONIMBOTV2")))
                .isEmpty();
    }

    @Test
    void aTokenIsRotatedWithItsCommandsAndTheOldOneIsDeadAtOnce() {
        long bot = house.fetching("support");
        long command = house.command(bot, "help");

        house.hook("imbot.v2.Bot.update", "botId", bot, "fields", Map.of("botToken", "new-secret"));

        assertThat(house.hook("imbot.v2.Event.get", "botId", bot).error()).isEqualTo("BOT_OWNERSHIP_ERROR");
        assertThat(house.hook(
                                "imbot.v2.Command.unregister",
                                "botId",
                                bot,
                                "commandId",
                                command,
                                "botToken",
                                "new-secret")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theTokenOfAnAppOrOfAnotherBotIsNotTaken() {
        long bot = house.fetching("support");
        house.fetching("other", "botToken", "taken");
        long ofApp = house.app("imbot.v2.Bot.register", "fields", V2House.bot("apps"))
                .result()
                .at("bot")
                .at("id")
                .number();

        assertThat(house.hook("imbot.v2.Bot.update", "botId", bot, "fields", Map.of("botToken", "taken"))
                        .error())
                .isEqualTo("BOT_TOKEN_ROTATION_FAILED");
        assertThat(house.app("imbot.v2.Bot.update", "botId", ofApp, "fields", Map.of("botToken", "new"))
                        .error())
                .isEqualTo("BOT_TOKEN_ROTATION_FAILED");
    }

    @Test
    void theFirstGenerationChangesNothingOfABotThatFetches() {
        long bot = house.fetching("support");

        assertThat(house.hook(
                                "imbot.update",
                                "BOT_ID",
                                bot,
                                "CLIENT_ID",
                                V2House.TOKEN,
                                "FIELDS",
                                Map.of("PROPERTIES", Map.of("NAME", "Other")))
                        .error())
                .isEqualTo("FETCH_NOT_SUPPORTED");
    }

    @Test
    void aBotOfTheFirstGenerationIsMovedToFetchingByItsClientId() {
        long bot = house.hook(
                        "imbot.register",
                        "CODE",
                        "old",
                        "CLIENT_ID",
                        "old-id",
                        "EVENT_HANDLER",
                        "https://bots.example.com/v1",
                        "PROPERTIES",
                        Map.of("NAME", "Old"))
                .body()
                .at("result")
                .number();
        house.hook("imbot.v2.Bot.update", "botId", bot, "botToken", "old-id", "fields", Map.of("eventMode", "fetch"));
        house.says(bot, "Hello");

        assertThat(house.posts()).isEmpty();
        assertThat(house.hook("imbot.v2.Event.get", "botId", bot, "botToken", "old-id")
                        .result()
                        .at("events")
                        .values())
                .hasSize(2);
    }
}
