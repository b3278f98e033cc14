package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.emulator.fault.CallFault.INTERNAL_SERVER_ERROR;
import static io.github.imbot4j.emulator.fault.CallFault.LOST_ANSWER;
import static io.github.imbot4j.emulator.fault.CallFault.QUERY_LIMIT_EXCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@BotTest(Greeter.class)
class GreeterTest {

    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

    @Test
    void greetsByName(User alice, Dialog chat) {
        alice.says("/hello Bob");

        assertThat(chat)
                .lastMessage()
                .hasText("Hello, Bob!")
                .hasBbCode("Hello, [b]Bob[/b]!")
                .isFrom("greeter");
    }

    @Test
    void answersOnceThoughThePortalFailsAndTheEventComesTwice(User alice, Dialog chat, Portal portal) {
        portal.failNext("imbot.command.answer", QUERY_LIMIT_EXCEEDED).duplicateNextEvent();

        alice.says("/hello Bob");

        assertThat(chat).messagesFrom("greeter").hasSize(1);
        assertThat(portal).called("imbot.command.answer", 2).posted("ONIMCOMMANDADD", 2);
    }

    @Test
    void movesTheClockInsteadOfWaiting(User alice, Dialog chat, Portal portal) {
        portal.failNext("imbot.command.answer", QUERY_LIMIT_EXCEEDED, 2);

        alice.says("/time");

        assertThat(chat).lastMessage().hasText(NOON.toString());
        assertThat(portal.now()).isAfter(NOON.plusSeconds(2));
    }

    @Test
    void tellsTheBotsThePortalsTime(User alice, Dialog chat, Portal portal) {
        portal.advance(Duration.ofHours(2));

        alice.says("/time");

        assertThat(chat).lastMessage().hasText("2026-03-11T14:00:00Z");
    }

    @Test
    void hasTheGreetingInTheHistory(Dialog chat) {
        assertThat(chat).lastMessage().containsText("Welcome, Alice!").isFrom("greeter");
        assertThat(chat).messages().isEmpty();
        assertThat(chat.history()).hasSize(1);
    }

    @Test
    void letsAUserOpenTheChatInTheTest(User bob) {
        Dialog chat = bob.opens();

        assertThat(chat).messagesFrom("greeter").single().hasText("Welcome, Bob! Try /hello or with a name.");
    }

    @Test
    void clicksLinks(User alice, Dialog chat) {
        alice.clicks("/hello");

        assertThat(chat).messages().haveTexts("/hello", "Hello, world!");

        alice.opens();
        assertThatThrownBy(() -> alice.clicks("nothing")).hasMessageContaining("[/hello] [with a name]");
        alice.clicks("with a name");
        assertThat(alice.input()).isEqualTo("/hello ");
    }

    @Test
    void editsDeletesLikesAndSendsFiles(User alice, Dialog chat, Portal portal) {
        alice.says("good evening").edits("good morning").likes();
        alice.sendsFile("list.txt", "milk");

        assertThat(chat).messagesFrom(alice).first().hasText("good morning").isEdited();
        assertThat(chat).messagesFrom(alice).last().hasFiles("list.txt");
        assertThat(chat).messagesFrom("greeter").first().isLikedBy(alice);
        assertThat(portal).posted("ONIMBOTMESSAGEUPDATE", 1);

        alice.reacts("fire");
        assertThat(chat).messagesFrom("greeter").last().hasReaction("fire", alice);
        alice.takesBack("fire");
        assertThat(chat.lastMessage().reactions()).isEmpty();

        alice.deletes();
        assertThat(chat).messagesFrom(alice).last().isDeleted();
        assertThat(portal).posted("ONIMBOTMESSAGEDELETE", 1);
    }

    @Test
    void showsWhatWentWrongInsideTheBots(User alice, Dialog chat, Portal portal) {
        alice.says("/fail");

        assertThat(portal.incidents()).singleElement().isInstanceOf(Incident.HandlerFailed.class);
        assertThatThrownBy(() -> assertThat(portal).hasNoIncidents())
                .hasMessageContaining("No coffee left.")
                .hasMessageContaining("What happened:")
                .hasMessageContaining("Alice: /fail");
        assertThat(chat).newMessages().hasSize(1);
    }

    @Test
    void losesDelaysAndSwapsEvents(User alice, Dialog chat, Portal portal) {
        portal.dropNextEvent();
        alice.says("/hello");
        assertThat(chat).hasNoNewMessages();

        portal.delayNextEvent(Duration.ofMinutes(5));
        alice.says("/hello Bob");
        assertThat(chat).hasNoNewMessages();
        portal.advance(Duration.ofMinutes(5));
        assertThat(chat).lastMessage().hasText("Hello, Bob!");

        portal.swapNextEvents();
        alice.says("/hello one").says("/hello two");
        assertThat(chat).lastMessage().hasText("Hello, one!");
    }

    @Test
    void refreshesTokensThatExpired(User alice, Dialog chat, Portal portal) {
        portal.expireTokens();

        alice.says("/hello");

        assertThat(chat).lastMessage().hasText("Hello, world!");
        assertThat(portal).called("oauth/token");
    }

    @Test
    void findsTheMessageWhoseAnswerWasLost(User alice, Dialog chat, Portal portal) {
        portal.failNext("imbot.command.answer", LOST_ANSWER);

        alice.says("/hello");

        assertThat(chat).messagesFrom("greeter").hasSize(1);
        assertThat(portal).called("imbot.command.answer", 1);
        assertThat(portal).called("im.dialog.messages.get", 1);
    }

    @Test
    void comesAndGoes(User alice, Portal portal) {
        portal.deleteBot("greeter");
        assertThat(portal).hasNoBot("greeter");

        portal.reinstall();
        assertThat(portal).hasBot("greeter");
        assertThat(alice.opens()).lastMessage().containsText("Welcome, Alice");

        portal.uninstall();
        assertThat(portal).hasNoBot("greeter");
    }

    @Test
    void doesLaterWhatWasPlannedForLater(Portal portal) {
        portal.deleteBot("greeter").failNext("app.info", INTERNAL_SERVER_ERROR, 3);
        portal.reinstall();
        assertThat(portal).hasNoBot("greeter");

        portal.advance(Duration.ofMinutes(1));

        assertThat(portal).hasBot("greeter");
    }

    @Test
    void worksOnARenamedPortal(User alice, Dialog chat, Portal portal) {
        portal.rename();

        alice.says("/hello");

        assertThat(chat).lastMessage().hasText("Hello, world!");
    }

    @Test
    void givesTheInstance(User alice, Dialog chat, Greeter greeter) {
        alice.says("/hello").says("/hello");

        assertThat(greeter.heard()).isEqualTo(2);
        assertThat(chat).messagesFrom("greeter").haveTexts("Hello, world!", "Hello, world!");
    }

    @Test
    void letsASecondPassBetweenActs(User alice, Dialog chat, Portal portal) {
        alice.says("/time").says("/time");
        portal.advance(Duration.ofMinutes(1));
        alice.says("/time");

        assertThat(chat)
                .messagesFrom("greeter")
                .haveTexts("2026-03-11T12:00:00Z", "2026-03-11T12:00:01Z", "2026-03-11T12:01:01Z");
    }

    @Test
    void knowsWhoSomebodyIs(
            User alice,
            @Admin User boss,
            @Extranet User guest,
            @Client User carol,
            @Language("ru") User ivan,
            Portal portal) {
        assertThat(portal.state().people().find(boss.id()).orElseThrow().admin())
                .isTrue();
        assertThat(portal.state().people().find(guest.id()).orElseThrow().kind().name())
                .isEqualTo("EXTRANET");
        assertThat(portal.state().people().find(carol.id()).orElseThrow().kind().name())
                .isEqualTo("CONNECTOR");
        assertThat(portal.state().people().find(ivan.id()).orElseThrow().language())
                .isEqualTo("ru");
        assertThat(portal.user("alice")).isEqualTo(alice).hasToString("Alice");
    }

    @Test
    void sendsAContext(User alice, Portal portal) {
        alice.opensWith(Map.of("order", "7"));

        assertThat(portal).posted("ONIMBOTCONTEXTGET", 0).posted("ONIMBOTJOINCHAT", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bob", "Eve"})
    void worksWithParameters(String name, User alice, Dialog chat) {
        alice.says("/hello " + name);

        assertThat(chat).lastMessage().hasText("Hello, " + name + "!");
    }

    @Nested
    class AfterAGreeting {

        private User alice;

        @BeforeEach
        void greeted(User alice, Dialog chat) {
            this.alice = alice.says("/hello");
        }

        @Test
        void countsFromWhereTheTestBegins(Dialog chat) {
            assertThat(chat).messages().isEmpty();

            alice.says("/hello Bob");

            assertThat(chat).messagesFrom("greeter").haveTexts("Hello, Bob!");
        }

        @Test
        void isTheSameUser(User alice) {
            assertThat(alice).isEqualTo(this.alice);
        }
    }
}
