package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

@BotTest(Approver.class)
class ApproverTest {

    private static TranscriptMessage asked(User alice, User boss, Dialog team) {
        alice.in(team).says("/invoice 17 " + boss.id());
        assertThat(team).lastMessage().hasText("Invoice 17").hasButtons("Approve", "Reject");
        return team.history().get(team.history().size() - 1);
    }

    @Test
    void takesThePressOfWhomItIsFor(User alice, User bob, @Group Dialog team) {
        asked(alice, bob, team);

        bob.in(team).clicks("Approve");

        assertThat(team)
                .messagesFrom("approver")
                .single()
                .hasText("Invoice 17 approved by Bob")
                .hasNoKeyboard();
    }

    @Test
    void tellsOthersThatItIsNotForThem(User alice, User bob, @Group Dialog team) {
        asked(alice, bob, team);

        alice.in(team).clicks("Approve");

        assertThat(team).lastMessage().hasText("Alice: This button is for somebody else.");
        bob.in(team).clicks("Approve");
        assertThat(team).messagesFrom("approver").first().hasText("Invoice 17 approved by Bob");
    }

    @Test
    void countsOnePressAndNeitherARepetitionNorTheOpposite(User alice, User bob, @Group Dialog team) {
        TranscriptMessage card = asked(alice, bob, team);
        bob.in(team).clicks("Reject");
        assertThat(team).lastMessage().hasText("Invoice 17 rejected by Bob");

        bob.in(team).clicks(card, "Reject");
        assertThat(team).lastMessage().hasText("Bob: This was already done; it counts once.");
        bob.in(team).clicks(card, "Approve");

        assertThat(team).lastMessage().hasText("Bob: This was already done; it counts once.");
        assertThat(team).messagesFrom("approver").first().hasText("Invoice 17");
    }

    @Test
    void saysThatAButtonHasExpired(User alice, User bob, @Group Dialog team, Portal portal) {
        asked(alice, bob, team);
        portal.advance(Duration.ofDays(2));

        bob.in(team).clicks("Approve");

        assertThat(team).lastMessage().hasText("Bob: This button has expired.");
    }

    @Test
    void refusesWhatIsForgedOrComesFromAnotherChat(User alice, User bob, @Group Dialog team) {
        TranscriptMessage there = asked(alice, bob, team);
        bob.says("/invoice 18 " + bob.id());
        TranscriptMessage here = bob.chat().history().get(bob.chat().history().size() - 1);
        String token = String.valueOf(there.buttons().get(0).stored().get("COMMAND_PARAMS"));

        bob.forges(here, "press", token);
        assertThat(bob.chat()).lastMessage().hasText("This is not one of my buttons, so I did nothing.");
        bob.forges(here, "press", "AQUAAA");
        assertThat(bob.chat()).lastMessage().hasText("This is not one of my buttons, so I did nothing.");
        bob.says("/press " + token);
        assertThat(bob.chat()).lastMessage().hasText("This is not one of my buttons, so I did nothing.");
        bob.clicks("Approve");
        assertThat(bob.chat()).messagesFrom("approver").first().hasText("Invoice 18 approved by Bob");
    }

    @Test
    void carriesRecordsInMenusToo(User alice, User bob, @Group Dialog team) {
        asked(alice, bob, team);

        alice.in(team).chooses("Look");

        assertThat(team).lastMessage().hasText("Invoice 17 is about paper.");
    }
}
