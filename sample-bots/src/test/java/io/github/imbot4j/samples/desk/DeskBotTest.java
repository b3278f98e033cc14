package io.github.imbot4j.samples.desk;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Client;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.OpenLine;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;

/** The portals of these tests are in UTC, and so are the hours of the desk. */
@BotTest(DeskBot.class)
class DeskBotTest {

    private static void becomes(Portal portal, DayOfWeek day, String time) {
        ZonedDateTime now = portal.now().atZone(ZoneOffset.UTC);
        ZonedDateTime then = now.with(TemporalAdjusters.next(day)).with(LocalTime.parse(time));
        portal.advance(Duration.between(now, then));
    }

    @Test
    void greetsWithItsTopics(@Client User carol, @OpenLine Dialog line) {
        assertThat(line.history().get(line.history().size() - 1)).hasText("""
                        Hello! Ask me anything, or choose:
                        1. Delivery
                        2. Payment
                        3. Returns
                        4. Guarantee
                        Or write person, and a colleague of mine takes over.""");
    }

    @Test
    void answersByTheKnowledgeBase(@Client User carol, @OpenLine Dialog line) {
        carol.says("When will my parcel be delivered?");
        assertThat(line).lastMessage().containsText("Delivery", "within two working days", "Did that help?");

        carol.says("2");
        assertThat(line).lastMessage().containsText("Payment", "in cash");

        carol.says("What is the meaning of life?");
        assertThat(line).lastMessage().containsText("I do not know that.", "1. Delivery", "person");
    }

    @Test
    void handsOverWhileThereArePeopleAndTellsThemWhatWasAsked(
            @Client User carol, User bob, @OpenLine Dialog line, Portal portal) {
        becomes(portal, MONDAY, "10:00");
        carol.says("Do you sell elephants?").clicks("person");

        assertThat(line).messagesFrom("desk").last().hasText("A colleague takes over. One moment, please.");
        assertThat(line.messages())
                .anySatisfy(message -> assertThat(message).hasText("The client asked: Do you sell elephants?"));
        assertThat(line).hasNoMember("Desk");
        assertThat(portal).called("imopenlines.bot.session.operator", 1).hasNoIncidents();
    }

    @Test
    void takesAQuestionAtNightAndHandsItOverInTheMorning(@Client User carol, @OpenLine Dialog line, Portal portal) {
        becomes(portal, SATURDAY, "20:00");
        carol.says("operator");
        assertThat(line).lastMessage().containsText("My colleagues are here Mon–Fri 09:00–18:00, ");

        carol.says("Do you sell elephants?");
        assertThat(line).lastMessage().containsText("They answer as soon as they are here");
        assertThat(portal).neverCalled("imopenlines.bot.session.operator");

        carol.says("delivery");
        assertThat(line).lastMessage().containsText("within two working days");

        portal.advance(Duration.ofHours(24 + 13));
        assertThat(portal).called("imopenlines.bot.session.operator", 1).hasNoIncidents();
        assertThat(line).messagesFrom("desk").last().hasText("The client asked: Do you sell elephants?");
        assertThat(line).hasNoMember("Desk");
    }

    @Test
    void asksHowItWasAndEndsTheSession(@Client User carol, User bob, @OpenLine Dialog line, Portal portal) {
        carol.says("delivery").clicks("yes");
        assertThat(line).lastMessage().containsText("How many stars for me, from 1 to 5?");

        carol.says("4");
        assertThat(line).messagesFrom("desk").last().hasText("Thank you. Write again whenever you like.");
        assertThat(portal).called("imopenlines.bot.session.finish", 1).hasNoIncidents();

        bob.opens();
        bob.says("/ratings");
        assertThat(bob.chat()).lastMessage().hasText("One client gave 4 stars.");
    }

    @Test
    void endsTheSessionOfAClientWhoGivesNoStars(@Client User carol, @OpenLine Dialog line, Portal portal) {
        carol.says("delivery").says("Thanks!");
        portal.advance(Duration.ofMinutes(10));

        assertThat(portal).called("imopenlines.bot.session.finish", 1).hasNoIncidents();
    }

    @Test
    void doesNotEndTheSessionOfAClientWhoAsksOn(@Client User carol, @OpenLine Dialog line, Portal portal) {
        carol.says("delivery").says("yes").says("And how can I pay?");
        assertThat(line).lastMessage().containsText("Payment");

        portal.advance(Duration.ofMinutes(10));
        assertThat(portal).neverCalled("imopenlines.bot.session.finish");
    }

    @Test
    void leavesTheTalkingToOperatorsWhoAreThere(@Client User carol, User bob, @OpenLine Dialog line) {
        bob.joins(line);
        bob.in(line).says("How is the delivery?");
        assertThat(line).hasNoNewMessages();
        bob.in(line).whispers("person");
        assertThat(line).hasNoNewMessages();
    }

    @Test
    void tellsNobodyOutsideItsRatings(@Client User carol, @OpenLine Dialog line) {
        carol.says("/ratings");
        assertThat(line.messages()).noneSatisfy(message -> assertThat(message).containsText("stars"));
    }

    @Test
    void speaksRussian(@Client User carol, @OpenLine Dialog line, Portal portal) {
        portal.inLanguage("ru");
        becomes(portal, MONDAY, "20:00");
        carol.says("Когда приедет курьер?");
        assertThat(line).lastMessage().containsText("Доставка", "за два рабочих дня", "Это помогло? да или человек.");

        carol.says("человек");
        assertThat(line).lastMessage().containsText("Мои коллеги на месте пн–пт 09:00–18:00");
    }
}
