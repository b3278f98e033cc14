package io.github.imbot4j.emulator.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bot with a webhook is posted its events as forms, in which everything is text (v2 §8.3). */
class PostedEventsTest {

    private final V2House house = new V2House();

    @AfterEach
    void close() {
        house.close();
    }

    private List<PhpValue> posts(String event) {
        return house.posts().stream().filter(post -> post.at("event").is(event)).toList();
    }

    @Test
    void theTokenOfAWebhooksBotProvesThePost() {
        long bot = house.posted("support");
        house.says(bot, "Hello");

        assertThat(posts("ONIMBOTV2MESSAGEADD")).singleElement().satisfies(post -> {
            assertThat(post.at("url").text()).isEqualTo(V2House.URL);
            assertThat(post.at("auth").at("application_token").text()).isEqualTo("custom" + V2House.TOKEN);
            assertThat(post.at("auth").at("access_token").isSet()).isFalse();
            assertThat(post.at("auth").at("member_id").text()).isEqualTo(house.state.memberId());
            assertThat(post.at("event_handler_id").isSet()).isTrue();
            assertThat(post.at("data").at("bot").entries()).containsOnlyKeys("id", "code");
        });
    }

    @Test
    void everyScalarIsTextAndWhatIsEmptyIsMissing() {
        long bot = house.posted("support");
        house.says(bot, "Hello");
        PhpValue data = posts("ONIMBOTV2MESSAGEADD").get(0).at("data");

        assertThat(data.at("bot").at("id").raw()).isEqualTo("" + bot);
        assertThat(data.at("message").at("isSystem").raw()).isEqualTo("0");
        assertThat(data.at("chat").at("textFieldEnabled").raw()).isEqualTo("1");
        assertThat(data.at("message").at("params").isSet()).isFalse();
        assertThat(data.at("message").at("forward").isSet()).isFalse();
        assertThat(data.at("user").at("active").raw()).isEqualTo("1");
    }

    @Test
    void theBotOfAnAppHasTokensOfItsOwn() {
        long bot = house.app(
                        "imbot.v2.Bot.register",
                        "fields",
                        V2House.bot("apps", "eventMode", "webhook", "webhookUrl", V2House.URL))
                .result()
                .at("bot")
                .at("id")
                .number();
        house.says(bot, "Hello");

        assertThat(posts("ONIMBOTV2MESSAGEADD")).singleElement().satisfies(post -> {
            PhpValue auth = post.at("data").at("bot").at("auth");
            assertThat(auth.at("user_id").raw()).isEqualTo("" + bot);
            assertThat(auth.at("access_token").isSet()).isTrue();
            assertThat(auth.at("refresh_token").isSet()).isTrue();
            assertThat(post.at("auth").at("application_token").raw())
                    .isEqualTo(house.state
                            .apps()
                            .find(house.app.clientId())
                            .orElseThrow()
                            .applicationToken());
        });
    }

    @Test
    void theRemovalOfABotIsPosted() {
        long bot = house.posted("support");
        house.portal.apps().deleteBot(bot);

        assertThat(posts("ONIMBOTV2DELETE")).hasSize(1);
        assertThat(house.state.handlers().where(handler -> handler.event().startsWith("ONIMBOTV2")))
                .isEmpty();
    }

    @Test
    void inGroupsABotIsToldWhatMentionsItAndTheMentionStays() {
        long bot = house.posted("support");
        long chat = house.portal
                .messenger()
                .createGroup(house.alice.id(), false, "Team", "", List.of(bot), "", "", "")
                .id();
        house.portal.messenger().say(house.alice.id(), chat, "Nobody in particular");
        house.portal.messenger().say(house.alice.id(), chat, "[USER=" + bot + "]support[/USER] hi");

        assertThat(posts("ONIMBOTV2MESSAGEADD"))
                .extracting(post -> post.at("data").at("message").at("text").text())
                .containsExactly("[USER=" + bot + "]support[/USER] hi");
    }

    @Test
    void aPersonalBotIsToldEverything() {
        long bot = house.fetching("personal", "type", "personal");
        long chat = house.portal
                .messenger()
                .createGroup(house.alice.id(), false, "Team", "", List.of(bot), "", "", "")
                .id();
        house.portal.messenger().say(house.alice.id(), chat, "Nobody in particular");

        assertThat(house.types(bot)).containsExactly("ONIMBOTV2JOINCHAT", "ONIMBOTV2MESSAGEADD");
    }

    @Test
    void anOlderPortalFindsABotOfAWebhookByItsAddress() {
        house.state.revision(34);
        long bot = house.posted("support");
        house.says(bot, "Hello");
        assertThat(house.posts()).isEmpty();

        house.hook(
                "imbot.v2.Bot.update",
                "botId",
                bot,
                "fields",
                Map.of("webhookUrl", V2House.URL + "?CLIENT_ID=" + V2House.TOKEN));
        house.says(bot, "Hello again");
        assertThat(posts("ONIMBOTV2MESSAGEADD")).hasSize(1);
    }
}
