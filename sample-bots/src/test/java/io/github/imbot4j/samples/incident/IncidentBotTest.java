package io.github.imbot4j.samples.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@BotTest(IncidentBot.class)
class IncidentBotTest {

    private static Dialog opened(User alice, User bob, Portal portal) {
        alice.says("/incident \"The shop is down\" " + bob.mention());
        return portal.chat("Incident: The shop is down");
    }

    @Test
    void opensAChatWithWhomIsNeededAndNotifiesThem(User alice, User bob, Portal portal) {
        Dialog chat = opened(alice, bob, portal);

        assertThat(alice.chat()).lastMessage().hasText("I have opened a chat and called one person.");
        assertThat(chat.members()).contains("Alice", "Bob");
        assertThat(chat)
                .messagesFrom("incident")
                .single()
                .containsText("The shop is down")
                .hasButtons("Close");
        assertThat(bob.notifications()).hasSize(1);
    }

    @Test
    void keepsTheFactsInOneMessage(User alice, User bob, Portal portal) {
        Dialog chat = opened(alice, bob, portal);
        String id = chat.messagesFrom("incident").get(0).text().replaceAll("(?s).*number (\\d+).*", "$1");

        bob.says("/fact " + id + " \"The database is full\"");

        assertThat(chat).messagesFrom("incident").single().containsText("• The database is full");
    }

    @Test
    void remindsUntilItIsClosed(User alice, User bob, Portal portal) {
        Dialog chat = opened(alice, bob, portal);

        portal.advance(Duration.ofHours(1));

        assertThat(chat).lastMessage().containsText("Still open: The shop is down");
    }

    @Test
    void closesWithASummaryAndTakesTheNotificationsBack(User alice, User bob, Portal portal) {
        Dialog chat = opened(alice, bob, portal);

        bob.in(chat).clicks("Close");

        assertThat(chat).hasTitle("Closed: The shop is down");
        assertThat(chat).messagesFrom("incident").first().containsText("(closed)");
        assertThat(bob.notifications()).isEmpty();
    }

    @Test
    void asksEverybodyWhatToLearn(User alice, User bob, Portal portal) {
        Dialog chat = opened(alice, bob, portal);
        alice.in(chat).says("/review");
        assertThat(bob.chat()).lastMessage().hasText("What do we learn from it?");

        alice.says("Clean the logs");
        bob.says("Buy disks");

        assertThat(chat).lastMessage().hasText("What we learn\n• Clean the logs (Alice)\n• Buy disks (Bob)");
    }
}
