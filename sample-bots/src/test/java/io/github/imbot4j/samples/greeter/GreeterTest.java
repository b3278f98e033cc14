package io.github.imbot4j.samples.greeter;

import static io.github.imbot4j.emulator.fault.CallFault.QUERY_LIMIT_EXCEEDED;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import org.junit.jupiter.api.Test;

@BotTest(Greeter.class)
class GreeterTest {

    @Test
    void greetsByName(User alice, Dialog chat) {
        alice.says("/hello Bob");

        assertThat(chat).lastMessage().hasText("Hello, Bob!");
    }

    @Test
    void answersOnceThoughThePortalFailsAndTheEventComesTwice(User alice, Dialog chat, Portal portal) {
        portal.failNext("imbot.command.answer", QUERY_LIMIT_EXCEEDED).duplicateNextEvent();

        alice.says("/hello Bob");

        assertThat(chat).messagesFrom("greeter").hasSize(1);
    }

    @Test
    void mentionsWhoeverComes(User alice) {
        Dialog chat = alice.opens();

        assertThat(chat)
                .lastMessage()
                .hasText("Hello, Alice! Try /hello or /help.")
                .hasBbCode(
                        "Hello, " + alice.mention() + "! Try [send=/hello]/hello[/send] or [send=/help]/help[/send].");
    }

    @Test
    void greetsTheWorldAtAClick(User alice, Dialog chat) {
        alice.clicks("/hello");

        assertThat(chat).messages().haveTexts("/hello", "Hello, world!");
    }

    @Test
    void canBeAskedWithoutAPortal() {
        assertThat(new Greeter().hello("Bob")).isEqualTo(text("Hello, ", bold("Bob"), "!"));
    }
}
