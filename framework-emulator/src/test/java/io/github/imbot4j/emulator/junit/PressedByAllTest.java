package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Parameters;

/** A button that several people have to press, or one of several may. */
@BotTest(PressedByAllTest.Clerk.class)
class PressedByAllTest {

    record Approve(String what) {}

    record Reject(String what) {}

    record Take(String what) {}

    @Bot(code = "clerk", name = "Clerk")
    static final class Clerk {

        static final AtomicInteger approved = new AtomicInteger();
        static final AtomicBoolean broken = new AtomicBoolean();

        @Command(value = "buy", title = "Ask for a purchase", params = "what one other")
        Reply buy(@Parameters String what, @Parameters long one, @Parameters long other) {
            return text("Buy ", what, "?")
                    .keyboard(row(
                            button("Approve", new Approve(what))
                                    .forAll(one, other)
                                    .expiresIn(Duration.ofDays(2)),
                            button("Reject", new Reject(what))
                                    .forUsers(one, other)
                                    .once()));
        }

        @Command(value = "task", title = "Offer a task", params = "what one other")
        Reply task(@Parameters String what, @Parameters long one, @Parameters long other) {
            return text("Who does ", what, "?")
                    .keyboard(row(
                            button("I do", new Take(what)).forUsers(one, other).once()));
        }

        @OnButton
        Reply approve(Approve press) {
            approved.incrementAndGet();
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("no ink");
            }
            return text("Approved: ", press.what()).asEdit();
        }

        @OnButton
        Reply reject(Reject press) {
            return text("Rejected: ", press.what());
        }

        @OnButton
        Reply take(Take press, Sender by) {
            return text(by.name(), " does ", press.what());
        }
    }

    @BeforeEach
    void nothingApproved() {
        Clerk.approved.set(0);
    }

    private static void asks(User alice, User bob, Dialog team) {
        alice.in(team).says("/buy chairs " + alice.id() + " " + bob.id());
    }

    @Test
    void runsTheHandlerOnceWhenAllHavePressed(User alice, User bob, @Group Dialog team) {
        asks(alice, bob, team);
        TranscriptMessage card = team.lastMessage();

        alice.in(team).clicks(card, "Approve");
        assertThat(team).lastMessage().hasText("Pressed by 1 of 2: Alice.");
        alice.in(team).clicks(card, "Approve");
        assertThat(team).lastMessage().containsText("You already did this");
        assertThat(Clerk.approved).hasValue(0);

        bob.in(team).clicks(card, "Approve");

        assertThat(Clerk.approved).hasValue(1);
        assertThat(team)
                .messagesFrom("clerk")
                .first()
                .hasText("Approved: chairs")
                .hasNoKeyboard();
        bob.in(team).clicks(card, "Approve");
        assertThat(team).lastMessage().containsText("already done");
        assertThat(Clerk.approved).hasValue(1);
    }

    @Test
    void isUsedUpByTheButtonThatCountsOnce(User alice, User bob, @Group Dialog team) {
        asks(alice, bob, team);
        TranscriptMessage card = team.lastMessage();
        alice.in(team).clicks(card, "Approve");

        alice.in(team).clicks(card, "Reject");
        assertThat(team).lastMessage().hasText("Rejected: chairs");
        bob.in(team).clicks(card, "Approve");

        assertThat(team).lastMessage().containsText("already done");
        assertThat(Clerk.approved).hasValue(0);
    }

    @Test
    void refusesOthersAndWhatIsLate(User alice, User bob, User carol, @Group Dialog team, Portal portal) {
        asks(alice, bob, team);
        TranscriptMessage card = team.lastMessage();

        carol.in(team).clicks(card, "Approve");
        assertThat(team).lastMessage().containsText("for somebody else");
        alice.in(team).clicks(card, "Approve");
        portal.advance(Duration.ofDays(3));
        bob.in(team).clicks(card, "Approve");

        assertThat(team).lastMessage().containsText("expired");
        assertThat(Clerk.approved).hasValue(0);
    }

    @Test
    void countsTheLastPressAgainWhenTheHandlerFailed(User alice, User bob, @Group Dialog team) {
        asks(alice, bob, team);
        TranscriptMessage card = team.lastMessage();
        alice.in(team).clicks(card, "Approve");
        Clerk.broken.set(true);
        bob.in(team).clicks(card, "Approve");
        assertThat(team).lastMessage().containsText("something broke");

        bob.in(team).clicks(card, "Approve");

        assertThat(team).messagesFrom("clerk").first().hasText("Approved: chairs");
    }

    @Test
    void takesTheFirstOfSeveral(User alice, User bob, User carol, @Group Dialog team) {
        alice.in(team).says("/task dishes " + alice.id() + " " + bob.id());
        TranscriptMessage card = team.lastMessage();
        carol.in(team).clicks(card, "I do");
        assertThat(team).lastMessage().containsText("for somebody else");

        bob.in(team).clicks(card, "I do");
        assertThat(team).lastMessage().hasText("Bob does dishes");
        alice.in(team).clicks(card, "I do");

        assertThat(team).lastMessage().containsText("already done");
    }
}
