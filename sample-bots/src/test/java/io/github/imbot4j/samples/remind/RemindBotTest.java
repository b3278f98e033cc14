package io.github.imbot4j.samples.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Group;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@BotTest(RemindBot.class)
class RemindBotTest {

    @Test
    void remindsWhenTheTimeHasCome(User alice, Dialog chat, Portal portal) {
        alice.says("/remind 10m buy milk");
        assertThat(chat).lastMessage().hasText("I will, in 10 minutes.");

        portal.advance(Duration.ofMinutes(9));
        assertThat(chat).lastMessage().hasText("I will, in 10 minutes.");
        portal.advance(Duration.ofMinutes(1));
        assertThat(chat).lastMessage().hasText("Alice: buy milk").hasButtons("Later");
    }

    @Test
    void understandsRussian(User alice, Dialog chat, Portal portal) {
        alice.says("/remind завтра 15:00 «позвонить " + alice.mention() + "»");
        portal.advance(Duration.ofDays(1));
        assertThat(chat).lastMessage().hasText("I will, tomorrow at 15:00.");

        portal.advance(Duration.ofHours(3));

        assertThat(chat).lastMessage().hasText("Alice: позвонить Alice");
    }

    @Test
    void remindsOfNothingThatIsOver(User alice, Dialog chat) {
        alice.says("/remind yesterday milk");
        assertThat(chat).lastMessage().containsText("That was ", "; name a time to come.");
    }

    @Test
    void asksForWhatIsMissing(User alice, Dialog chat, Portal portal) {
        alice.says("/remind");
        assertThat(chat).lastMessage().containsText("<when>");
        alice.says("soonish");
        assertThat(chat).lastMessage().containsText("soonish");
        alice.says("in half an hour");
        assertThat(chat).lastMessage().containsText("<what>");
        alice.says("buy milk");
        assertThat(chat).lastMessage().hasText("I will, in 30 minutes.");

        portal.advance(Duration.ofMinutes(30));
        assertThat(chat).lastMessage().hasText("Alice: buy milk");
    }

    @Test
    void listsWhatWaitsAndForgetsIt(User alice, Dialog chat, Portal portal) {
        alice.says("/remind 20m eggs").says("/remind 10m milk").says("/remind list");
        assertThat(chat).lastMessage().hasText("milk\neggs").hasButtons("Forget: milk", "Forget: eggs");

        alice.clicks("Forget: milk");
        assertThat(chat).lastMessage().hasText("eggs").isEdited();

        portal.advance(Duration.ofHours(1));
        assertThat(chat).messagesFrom("remind").last().hasText("Alice: eggs");
        alice.says("/remind list");
        assertThat(chat).lastMessage().hasText("Nothing waits.");
    }

    @Test
    void remindsAgainLater(User alice, Dialog chat, Portal portal) {
        alice.says("/remind 10m buy milk");
        portal.advance(Duration.ofMinutes(10));

        alice.clicks("Later");
        assertThat(chat).lastMessage().hasText("In ten minutes again: buy milk").isEdited();
        portal.advance(Duration.ofMinutes(10));

        assertThat(chat).lastMessage().hasText("Alice: buy milk");
    }

    @Test
    void remindsEachInAGroupOfTheirOwn(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/remind 10m milk");
        bob.in(team).says("/remind list");

        assertThat(team).lastMessage().hasText("Nothing waits.");
    }

    @Test
    void forgetsEverythingOnlyWhenThatIsConfirmed(User alice, Dialog chat) {
        alice.says("/remind 20m eggs").says("/remind clear");
        assertThat(chat).lastMessage().hasText("Shall I forget everything?").hasButtons("Yes", "No");

        alice.clicks("No");
        assertThat(chat).lastMessage().hasText("All right, I leave it.");
        alice.says("/remind list");
        assertThat(chat).lastMessage().hasText("eggs");

        alice.says("/remind clear").clicks("Yes");
        assertThat(chat).lastMessage().hasText("Forgotten.");
        alice.says("/remind list");
        assertThat(chat).lastMessage().hasText("Nothing waits.");
    }

    @Test
    void tellsHowItIsWritten(User alice, Dialog chat) {
        alice.says("/help remind");
        assertThat(chat).lastMessage().containsText("/remind <when> <what>").containsText("/remind 10m buy milk");

        alice.says("/remnid 10m tea");
        assertThat(chat).lastMessage().hasText("I know no command /remnid. Did you mean /remind?");
        alice.clicks("/remind 10m tea");
        assertThat(chat).lastMessage().hasText("I will, in 10 minutes.");
    }
}
