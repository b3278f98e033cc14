package com.acme.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotKit;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.TranscriptMessage;
import io.github.imbot4j.emulator.junit.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bots of an author's project, played through. */
class TeamBotsTest {

    private static final int MOST_LINES = 80;

    private BotKit kit;
    private User alice;
    private User bob;
    private User carol;
    private Dialog team;

    private void start(Class<?> bot) {
        kit = BotKit.start(bot);
        alice = kit.user("alice");
        bob = kit.user("bob");
        carol = kit.user("carol");
        team = kit.group("team");
        kit.begin();
    }

    @AfterEach
    void stop() {
        if (kit != null) {
            kit.close();
        }
    }

    @Test
    void theSupportDeskTakesAQuestionAndSendsTheAnswer() {
        start(SupportDesk.class);
        bob.in(team).says("/desk");
        alice.says("My printer is silent.");
        assertThat(alice.chat()).lastMessage().hasText("Thank you. Your question is no. 1.");
        assertThat(team).lastMessage().containsText("My printer is silent.");

        bob.in(team).clicks("Take it");
        assertThat(team).lastMessage().hasText("No. 1 is with Bob.").hasNoKeyboard();
        assertThat(bob.chat()).lastMessage().hasText("What do you answer to: My printer is silent.");
        bob.says("Switch it on.");

        assertThat(bob.chat()).lastMessage().hasText("Sent.");
        assertThat(alice.chat()).lastMessage().hasText("No. 1: Switch it on.");
        assertThat(team).lastMessage().hasText("No. 1 was answered by Bob.");
    }

    @Test
    void aPurchaseIsApprovedByTwo() {
        start(Approvals.class);
        alice.in(team).says("/buy chairs " + bob.mention() + " " + carol.mention());
        TranscriptMessage card = team.lastMessage();

        bob.in(team).clicks(card, "Approve");
        assertThat(team).lastMessage().hasText("Pressed by 1 of 2: Bob.");
        alice.in(team).clicks(card, "Approve");
        assertThat(team).lastMessage().containsText("for somebody else");
        carol.in(team).clicks(card, "Approve");

        assertThat(team)
                .messagesFrom("approvals")
                .first()
                .hasText("Approved: chairs")
                .hasNoKeyboard();
        assertThat(alice.chat()).lastMessage().hasText("You may buy chairs.");
    }

    @Test
    void aPurchaseIsRejectedByOne() {
        start(Approvals.class);
        alice.in(team).says("/buy chairs " + bob.mention() + " " + carol.mention());
        TranscriptMessage card = team.lastMessage();
        bob.in(team).clicks(card, "Approve");

        carol.in(team).clicks(card, "Reject");

        assertThat(team).messagesFrom("approvals").first().hasText("Rejected: chairs");
        assertThat(alice.chat()).lastMessage().hasText("Carol rejected chairs.");
    }

    private Instant nextWorkingDay() {
        LocalDate day = LocalDate.ofInstant(kit.portal().now(), ZoneOffset.UTC).plusDays(1);
        while (day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
            day = day.plusDays(1);
        }
        return day.atTime(9, 30).toInstant(ZoneOffset.UTC);
    }

    @Test
    void theStandUpReportsWhatEverybodySaid() {
        start(StandUp.class);
        alice.in(team).says("/here");
        kit.portal().advance(Duration.between(kit.portal().now(), nextWorkingDay()));

        alice.says("Tests").says("Code").clicks("Skip");
        bob.says("Mail").says("Code").says("The build");
        kit.portal().advance(Duration.ofHours(2));

        assertThat(team).lastMessage().hasText("Alice: Code\nBob: Code. In the way: The build\nNo answer: Carol");
    }

    @Test
    void theSearchShowsPagesOfWhatItFound() {
        start(SlowSearch.class);
        alice.says("/find cats");
        assertThat(alice.chat())
                .lastMessage()
                .hasText("Found 8 for cats, from 1 to 6")
                .hasRows(List.of("1", "2", "3"), List.of("4", "5", "6"), List.of("More"));

        alice.clicks("More");
        assertThat(alice.chat())
                .lastMessage()
                .hasText("Found 8 for cats, from 7 to 8")
                .hasRows(List.of("7", "8"));
        alice.clicks("8");

        assertThat(alice.chat()).lastMessage().hasText("Shelf 4: cats, part two");
    }

    @Test
    void theNotifierTellsOfEachAlertOnce() {
        start(Notifier.class);
        Notifier.ALERTS.clear();
        alice.says("/subscribe");
        bob.says("/subscribe");
        Notifier.ALERTS.add("disk full");
        kit.portal().advance(Duration.ofMinutes(5));
        kit.portal().advance(Duration.ofMinutes(5));
        assertThat(alice.chat()).lastMessage().hasText("Alert: disk full");
        assertThat(bob.chat().messagesFrom("notifier")).hasSize(2);

        bob.clicks("I look after it");

        assertThat(alice.chat())
                .lastMessage()
                .hasText("Alert: disk full. Bob looks after it.")
                .hasNoKeyboard();
        assertThat(bob.chat()).lastMessage().hasText("Alert: disk full. Bob looks after it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SupportDesk", "Approvals", "StandUp", "SlowSearch", "Notifier"})
    void eachIsShort(String bot) throws IOException {
        Path file = Path.of("src/test/java/com/acme/team/" + bot + ".java");
        assertThat(Files.readAllLines(file)).hasSizeLessThan(MOST_LINES);
    }
}
