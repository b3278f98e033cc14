package io.github.imbot4j.samples.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Group;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.TranscriptMessage;
import io.github.imbot4j.emulator.junit.User;
import java.time.Duration;
import java.time.ZoneId;
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
        assertThat(chat)
                .lastMessage()
                .hasText("1. in 10 minutes · milk\n2. in 20 minutes · eggs")
                .hasButtons("Forget 1", "Forget 2");

        alice.clicks("Forget 1");
        assertThat(chat).lastMessage().hasText("1. in 20 minutes · eggs").isEdited();

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
        assertThat(chat).lastMessage().hasText("All right, I did nothing.");
        alice.says("/remind list");
        assertThat(chat).lastMessage().containsText("· eggs");

        alice.says("/remind clear").clicks("Yes");
        assertThat(chat).lastMessage().hasText("One reminder forgotten.");
        alice.says("/remind list");
        assertThat(chat).lastMessage().hasText("Nothing waits.");
    }

    @Test
    void tellsHowItIsWritten(User alice, Dialog chat) {
        alice.says("/help remind");
        assertThat(chat).lastMessage().containsText("/remind <when> <what>").containsText("/remind 10m buy milk");

        alice.says("/remnid 10m tea");
        assertThat(chat).lastMessage().hasText("Unknown command /remnid. Did you mean /remind?");
        alice.clicks("/remind 10m tea");
        assertThat(chat).lastMessage().hasText("I will, in 10 minutes.");
    }

    @Test
    void saysWhenInTheZoneOfThePortal(User alice, Dialog chat, Portal portal) {
        portal.inZone(ZoneId.of("Asia/Vladivostok"));

        alice.says("/remind tomorrow 15:00 call Ann").says("/remind list");

        assertThat(chat).lastMessage().hasText("1. tomorrow at 15:00 · call Ann");
    }

    @Test
    void forgetsByNumber(User alice, Dialog chat) {
        alice.says("/remind 20m eggs").says("/remind 10m milk").says("/remind cancel 3");
        assertThat(chat).lastMessage().hasText("There is no number 3. See /remind list.");

        alice.says("/remind cancel 2");

        assertThat(chat).lastMessage().containsText("· milk").hasButtons("Forget 1");
    }

    @Test
    void aListOfBeforeForgetsWhatItShowed(User alice, Dialog chat) {
        alice.says("/remind 20m eggs").says("/remind 10m milk").says("/remind list");
        TranscriptMessage before = chat.history().get(chat.history().size() - 1);
        alice.clicks("Forget 1");

        alice.clicks(before, "Forget 1");
        assertThat(chat).lastMessage().containsText("1. ", "· eggs");
        alice.clicks(before, "Forget 2");
        assertThat(chat).lastMessage().hasText("Nothing waits.");
    }

    @Test
    void nobodyElsePressesTheButtonsOfAList(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/remind 10m milk").says("/remind list");

        bob.in(team).clicks("Forget 1");

        assertThat(team).lastMessage().hasText("Bob: This button is for somebody else.");
    }

    @Test
    void showsTheFirstOfMany(User alice, Dialog chat) {
        for (int i = 1; i <= 12; i++) {
            alice.says("/remind " + i + "h tea " + i);
        }

        alice.says("/remind list");

        assertThat(chat).lastMessage().containsText("10. ", "· tea 10", "… and 2 more");
    }

    @Test
    void speaksRussian(User ivan, Portal portal) {
        portal.inLanguage("ru");
        Dialog chat = ivan.opens();
        assertThat(chat).lastMessage().hasText("Попробуйте /remind 10м купить молоко или /remind list.");

        ivan.says("/remind завтра 15:00 позвонить Анне").says("/remind 21м молоко");
        assertThat(chat).lastMessage().hasText("Напомню через 21 минуту.");
        ivan.says("/remind вчера молоко");
        assertThat(chat).lastMessage().containsText("Это было вчера");
        ivan.says("/remind list");
        assertThat(chat)
                .lastMessage()
                .containsText("1. через 21 минуту · молоко", "2. завтра в 15:00 · позвонить Анне")
                .hasButtons("Забыть 1", "Забыть 2");

        portal.advance(Duration.ofMinutes(21));
        assertThat(chat).lastMessage().hasText("Ivan: молоко").hasButtons("Позже");
        ivan.says("/remind 2ч чай").says("/remind clear");
        assertThat(chat).lastMessage().hasText("Забыть все напоминания?").hasButtons("Да", "Нет");
        ivan.clicks("Да");
        assertThat(chat).lastMessage().hasText("Забыто 2 напоминания.");
    }
}
