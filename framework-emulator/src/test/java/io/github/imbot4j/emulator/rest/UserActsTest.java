package io.github.imbot4j.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.php.PhpValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The methods of the {@code im} scope act as the token's user, where those of bots act as a bot. */
class UserActsTest {

    private final RestHouse house = new RestHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private List<Map<String, Object>> posted(String event) {
        assertThat(house.portal.events().awaitIdle(Duration.ofSeconds(10))).isTrue();
        return house.portal.traffic().all().stream()
                .filter(Exchange.EventPost.class::isInstance)
                .map(Exchange.EventPost.class::cast)
                .filter(post -> post.event().equals(event))
                .map(Exchange.EventPost::data)
                .toList();
    }

    private static String joinedBy(Map<String, Object> post) {
        return new PhpValue(post).at("data").at("PARAMS").at("USER_ID").text();
    }

    @Test
    void aUsersChatBelongsToTheUserAndItsBotsJoinByThatUser() {
        long bot = house.bot("one");

        long chat = house.call("im.chat.add", "TITLE", "News", "USERS", List.of(bot, house.alice.id()))
                .id();

        assertThat(house.chat(chat).ownerId()).isEqualTo(house.admin.id());
        assertThat(house.chat(chat).members()).containsExactly(house.admin.id(), bot, house.alice.id());
        assertThat(posted("ONIMBOTJOINCHAT"))
                .singleElement()
                .satisfies(post -> assertThat(joinedBy(post)).isEqualTo(String.valueOf(house.admin.id())));
    }

    @Test
    void aBotThatMakesAChatJoinsItByItself() {
        long bot = house.bot("one");

        house.call("imbot.chat.add", "BOT_ID", bot, "USERS", List.of(house.alice.id()));

        assertThat(posted("ONIMBOTJOINCHAT"))
                .singleElement()
                .satisfies(post -> assertThat(joinedBy(post)).isEqualTo(String.valueOf(bot)));
    }

    @Test
    void botsHearWhatAUserPostsByRestButNotWhatABotPostsWithItsOwnToken() {
        long bot = house.bot("one");
        house.call("im.message.add", "DIALOG_ID", bot, "MESSAGE", "Hello");
        String own =
                house.portal.tokens().grant(house.app.clientId(), bot, false).access();

        house.callAs(own, "im.message.add", "DIALOG_ID", house.admin.id(), "MESSAGE", "Hello yourself");

        assertThat(house.messagesWith(bot, house.admin.id()))
                .extracting(message -> message.authorId())
                .containsExactly(house.admin.id(), bot);
        assertThat(posted("ONIMBOTMESSAGEADD")).hasSize(1);
    }

    @Test
    void aUserInvitesRenamesAndRemoves() {
        long chat = house.call("im.chat.add", "TITLE", "News").id();

        house.call("im.chat.user.add", "CHAT_ID", chat, "USERS", List.of(house.alice.id()));
        house.call("im.chat.updateTitle", "CHAT_ID", chat, "TITLE", "Olds");

        assertThat(house.call("im.chat.user.list", "CHAT_ID", chat).result().raw())
                .isEqualTo(List.of((int) house.admin.id(), (int) house.alice.id()));
        assertThat(house.chat(chat).title()).isEqualTo("Olds");
        assertThat(house.call("im.chat.user.delete", "CHAT_ID", chat, "USER_ID", house.alice.id())
                        .status())
                .isEqualTo(200);
        assertThat(house.chat(chat).members()).containsExactly(house.admin.id());
    }

    @Test
    void aUserChangesLikesAndDeletesTheirOwnMessages() {
        long chat =
                house.call("im.chat.add", "USERS", List.of(house.alice.id())).id();
        long message = house.call("im.message.add", "DIALOG_ID", "chat" + chat, "MESSAGE", "Hello")
                .id();
        String alice = house.portal
                .tokens()
                .grant(house.app.clientId(), house.alice.id(), false)
                .access();

        house.call("im.message.update", "MESSAGE_ID", message, "MESSAGE", "Good bye");
        house.callAs(alice, "im.message.like", "MESSAGE_ID", message);

        assertThat(house.message(message).text()).isEqualTo("Good bye");
        assertThat(house.message(message).extra().likes()).containsExactly(house.alice.id());
        assertThat(house.callAs(alice, "im.message.delete", "MESSAGE_ID", message)
                        .error())
                .isEqualTo("CANT_EDIT_MESSAGE");
        assertThat(house.call("im.message.delete", "MESSAGE_ID", message).status())
                .isEqualTo(200);
    }

    @Test
    void notificationsAreReadFromOneOnward() {
        long first = house.call("im.notify.personal.add", "USER_ID", house.admin.id(), "MESSAGE", "1")
                .id();
        long second = house.call("im.notify.personal.add", "USER_ID", house.admin.id(), "MESSAGE", "2")
                .id();
        house.call("im.notify.personal.add", "USER_ID", house.alice.id(), "MESSAGE", "3");

        house.call("im.notify.read", "ID", first, "ONLY_CURRENT", "Y");
        assertThat(house.state.notices().where(notice -> notice.read()))
                .extracting(notice -> notice.id())
                .containsExactly(first);

        house.call("im.notify.read", "ID", first);
        assertThat(house.state.notices().where(notice -> notice.read()))
                .extracting(notice -> notice.id())
                .containsExactly(first, second);
    }
}
