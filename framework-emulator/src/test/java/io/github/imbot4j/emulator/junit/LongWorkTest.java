package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.bot.ProgressMessage;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongWorkTest {

    private static final int STEPS = 100;

    @Bot(code = "digger", name = "Digger")
    static final class Digger {

        private final PortalClock clock;

        Digger(Clock clock) {
            this.clock = (PortalClock) clock;
        }

        /** A hundred steps of half a second. */
        @Command(value = "dig", title = "Dig deep")
        Reply dig(ProgressMessage progressMessage) {
            for (int step = 0; step <= STEPS; step++) {
                progressMessage.showBar(step, STEPS, "Digging");
                clock.advance(Duration.ofMillis(500));
            }
            return Replies.text("Found it.");
        }

        @Command(value = "break", title = "Break the spade")
        Reply breakIt(ProgressMessage progressMessage) {
            progressMessage.showBar(1, 2);
            throw new IllegalStateException("the spade is broken");
        }

        @OnMessage
        String echo() {
            return "Yes?";
        }
    }

    @Test
    void keepsToTheBudgetInABusyGroupAndEndsWithTheReply() {
        BotKit.Options limited =
                BotKit.Options.of(BotClassScan.of(Digger.class)).with(Limits.STANDARD);
        try (BotKit kit = BotKit.start(limited)) {
            User alice = kit.user("alice");
            User bob = kit.user("bob");
            Dialog team = kit.group("team", List.of(alice, bob), List.of("digger"));

            alice.in(team).says("/dig");
            bob.in(team).says(kit.portal().bot("digger").mention() + " are you there?");

            assertThat(team.messagesFrom("digger"))
                    .extracting(TranscriptMessage::text)
                    .containsExactly("Found it.", "Yes?");
            kit.portal()
                    .assertThat()
                    .hasNoIncidents()
                    .neverCalled("imbot.chat.sendTyping")
                    .called("imbot.command.answer", 1);
            assertThat(kit.portal().calls().stream()
                            .filter(call -> call.method().equals("imbot.message.update"))
                            .count())
                    .isBetween(2L, 27L);
        }
    }

    @Test
    void showsTheApologyWhereTheBarWas() {
        try (BotKit kit = BotKit.start(Digger.class)) {
            User alice = kit.user("alice").says("/break");

            assertThat(alice.chat().messagesFrom("digger"))
                    .singleElement()
                    .extracting(TranscriptMessage::text)
                    .asString()
                    .contains("incident");
        }
    }
}
