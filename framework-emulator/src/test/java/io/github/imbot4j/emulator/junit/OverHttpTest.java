package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.emulator.fault.CallFault.QUERY_LIMIT_EXCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same through the whole server, in both directions. */
@BotTest(
        value = {Greeter.class, Pager.class},
        server = true)
class OverHttpTest {

    @Test
    void answers(User alice, @WithBot("greeter") Dialog greeting, @WithBot("pager") Dialog paging, Portal portal) {
        portal.failNext("imbot.command.answer", QUERY_LIMIT_EXCEEDED);

        alice.in(greeting).says("/hello Bob");
        alice.in(paging).says("/page 2").clicks("Next");

        assertThat(greeting).messagesFrom("greeter").haveTexts("Hello, Bob!");
        assertThat(paging).messagesFrom("pager").haveTexts("Page 3");
    }

    @Test
    void opensTheChatOfTheUserNamed(User alice, User bob, @WithBot(value = "greeter", user = "bob") Dialog chat) {
        bob.in(chat).says("/hello");

        assertThat(chat).messagesFrom(bob).hasSize(1);
    }
}
