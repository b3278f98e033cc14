package io.github.imbot4j.emulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.Bots;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LiveAppTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long ADMIN = 1;
    private static final long EMPLOYEE = 2;

    private final EmulatedPortal portal = EmulatedPortal.start(
            new EmulatedPortal.Options("127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.empty()));
    private final LiveApp app = LiveApp.start(portal, bot("One", "one"));

    @AfterEach
    void close() {
        app.close();
        portal.close();
    }

    private static Bots bot(String answer, String command) {
        return Bots.of(BotBuilder.of("live", "Live")
                .onMessage(call -> Replies.text(answer))
                .command(command, words -> words.title("en", "Answer"), call -> Replies.text(answer))
                .build());
    }

    private List<String> messages(long chat) {
        return portal.state().messagesOf(chat).stream().map(Message::text).toList();
    }

    @Test
    void installsAndAnswers() {
        assertThat(app.isRegistered()).isFalse();
        assertThat(app.install(ADMIN, PATIENCE)).isTrue();
        long bot = portal.state().bots().all().iterator().next().id();
        long chat = portal.messenger().open(EMPLOYEE, bot).id();
        portal.messenger().say(EMPLOYEE, chat, "Hello");
        assertThat(app.awaitQuiet(PATIENCE)).isTrue();
        assertThat(messages(chat)).containsSubsequence("Hello", "One");
    }

    @Test
    void installsOnAPortalAtAnAddressOfVersion6() {
        EmulatedPortal six;
        try {
            six = EmulatedPortal.start(
                    new EmulatedPortal.Options("::1", 0, false, Limits.NONE, PortalClock.running(), Optional.empty()));
        } catch (RuntimeException noSuchAddress) {
            Assumptions.abort("This machine has no ::1.");
            return;
        }
        try (six;
                LiveApp there = LiveApp.start(six, bot("One", "one"))) {
            assertThat(six.address().toString()).startsWith("http://[::1]:");
            assertThat(there.install(ADMIN, PATIENCE)).isTrue();
        }
    }

    @Test
    void keepsThePortalWhenOtherBotsTakeOverAndRegistersOnlyWhatDiffers() {
        app.install(ADMIN, PATIENCE);
        long bot = portal.state().bots().all().iterator().next().id();
        long chat = portal.messenger().open(EMPLOYEE, bot).id();
        portal.messenger().say(EMPLOYEE, chat, "Before");
        app.awaitQuiet(PATIENCE);
        long before = portal.traffic().nextId();

        app.replace(bot("Two", "two"));
        portal.messenger().say(EMPLOYEE, chat, "After");
        Await.until(PATIENCE, () -> !commands().contains("one") && app.isRegistered() && app.awaitQuiet(PATIENCE));
        assertThat(messages(chat)).containsSubsequence("Before", "One", "After", "Two");
        assertThat(commands()).contains("two").doesNotContain("one");
        assertThat(portal.traffic().calls().stream()
                        .filter(call -> call.id() > before)
                        .map(RestCall::method))
                .contains("imbot.command.register", "imbot.command.unregister")
                .doesNotContain("imbot.register", "imbot.unregister");
    }

    private List<String> commands() {
        return portal.state().commands().all().stream()
                .map(RegisteredCommand::command)
                .toList();
    }
}
