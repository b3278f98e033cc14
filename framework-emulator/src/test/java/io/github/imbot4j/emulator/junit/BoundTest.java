package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.Confirm;
import io.github.imbot4j.annotation.Cooldown;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Parameters;

/** What the framework asks somebody in a group is theirs to answer. */
@BotTest(BoundTest.Cleaner.class)
class BoundTest {

    enum Room {
        KITCHEN,
        HALL
    }

    @Bot(code = "cleaner", name = "Cleaner")
    static final class Cleaner {

        @Confirm("Really?")
        @Cooldown("1h")
        @Command(value = "clean", title = "Clean a room")
        String clean(@Parameters Room room) {
            return "Cleaned: " + room;
        }

        @Confirm
        @Command(value = "sell all", title = "Sell everything")
        String sell() {
            return "Sold.";
        }

        @Command(value = "a", title = "A")
        String a() {
            return "A";
        }

        @Command(value = "b", title = "B")
        String b() {
            return "B";
        }

        @Command(value = "c", title = "C")
        String c() {
            return "C";
        }

        @Command(value = "d", title = "D")
        String d() {
            return "D";
        }

        @Command(value = "e", title = "E")
        String e() {
            return "E";
        }

        @Command(value = "f", title = "F")
        String f() {
            return "F";
        }
    }

    @Test
    void onlyWhoWasAskedSaysYesOrNo(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/clean hall");
        assertThat(team).lastMessage().hasText("Really?").hasButtons("Yes", "No");
        TranscriptMessage question = team.lastMessage();

        bob.in(team).clicks(question, "No");
        assertThat(team).lastMessage().hasText("Bob: This button is for somebody else.");
        bob.in(team).clicks(question, "Yes");
        assertThat(team).lastMessage().hasText("Bob: This button is for somebody else.");
        assertThat(team).messagesFrom("cleaner").first().hasText("Really?");

        alice.in(team).clicks(question, "Yes");
        assertThat(team).lastMessage().hasText("Cleaned: HALL");
    }

    @Test
    void aNoTakesTheQuestionAway(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/sell all");
        TranscriptMessage question = team.lastMessage();

        alice.in(team).clicks("No");

        assertThat(team).messagesFrom("cleaner").single().hasText("All right, I did nothing.");
        alice.in(team).clicks(question, "Yes");
        assertThat(team).lastMessage().hasText("Alice: This was already done; it counts once.");
    }

    @Test
    void aSubCommandIsConfirmedAsAnyOther(User alice) {
        alice.says("/sell all").clicks("Yes");

        assertThat(alice.chat()).lastMessage().hasText("Sold.");
    }

    @Test
    void aYesThatComesTooLateSaysSo(User alice, Portal portal) {
        alice.says("/sell all");
        portal.advance(Duration.ofMinutes(5));

        alice.clicks("Yes");

        assertThat(alice.chat()).lastMessage().hasText("This button has expired.");
    }

    @Test
    void whatWasMistypedIsSaidBeforeTheQuestion(User alice) {
        alice.says("/clean hal");
        assertThat(alice.chat()).lastMessage().containsText("^^^", "Did you mean Hall?");

        alice.clicks("/clean Hall");
        assertThat(alice.chat()).lastMessage().hasText("Really?");
        alice.clicks("Yes");

        assertThat(alice.chat()).lastMessage().hasText("Cleaned: HALL");
    }

    @Test
    void whatIsMissingIsAskedForBeforeTheQuestion(User alice) {
        alice.says("/clean");
        assertThat(alice.chat())
                .lastMessage()
                .containsText("I still need <room>")
                .hasButtons("Kitchen", "Hall");
        alice.says("kitchen");
        assertThat(alice.chat()).lastMessage().hasText("Really?");

        alice.clicks("Yes");
        assertThat(alice.chat()).lastMessage().hasText("Cleaned: KITCHEN");
        alice.says("/clean hall");
        assertThat(alice.chat()).lastMessage().containsText("Not so fast.");
    }

    @Test
    void onlyWhoAskedForHelpTurnsItsPages(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/help");
        assertThat(team).lastMessage().hasButtons("· 1 / 2 ·", "2 ›");

        bob.in(team).clicks("2 ›");
        assertThat(team).lastMessage().hasText("Bob: This button is for somebody else.");
        assertThat(team).messagesFrom("cleaner").first().isNotEdited();

        alice.in(team).clicks("2 ›");
        assertThat(team).messagesFrom("cleaner").first().hasButtons("‹ 1", "· 2 / 2 ·");
    }

    @Test
    void whoeverForgesAPressOfHelpHasACardOfTheirOwn(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/help");
        TranscriptMessage card = team.lastMessage();

        bob.in(team).forges(card, "help", "2");

        assertThat(team).messagesFrom("cleaner").first().hasButtons("· 1 / 2 ·", "2 ›");
        assertThat(team).lastMessage().hasButtons("‹ 1", "· 2 / 2 ·");
    }
}
