package io.github.imbot4j.samples.primes;

import static io.github.imbot4j.emulator.fault.CallFault.INTERNAL_SERVER_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import org.junit.jupiter.api.Test;

@BotTest(Primes.class)
class PrimesTest {

    @Test
    void turnsTheBarIntoTheResult(User alice, Dialog chat, Portal portal) {
        alice.says("/primes 1000");

        assertThat(chat)
                .messagesFrom("primes")
                .single()
                .hasText("168 primes up to 1000.")
                .isEdited();
        assertThat(portal)
                .calledWith("imbot.command.answer", "MESSAGE", "Counting the primes up to 1000\n▱▱▱▱▱▱▱▱▱▱ 0%")
                .called("imbot.message.update", 1);
    }

    @Test
    void countsThoughThePortalDoesNotTakeTheBar(User alice, Dialog chat, Portal portal) {
        portal.failNext("imbot.command.answer", INTERNAL_SERVER_ERROR);

        alice.says("/primes 10");

        assertThat(chat).lastMessage().hasText("4 primes up to 10.");
    }

    @Test
    void countsInRussian(User ivan, Dialog chat, Portal portal) {
        portal.inLanguage("ru");
        ivan.says("/primes 1000");

        assertThat(chat).lastMessage().hasText("До 1000 — 168 простых чисел.");
        assertThat(portal).calledWith("imbot.command.answer", "MESSAGE", "Считаю простые числа до 1000\n▱▱▱▱▱▱▱▱▱▱ 0%");
    }
}
