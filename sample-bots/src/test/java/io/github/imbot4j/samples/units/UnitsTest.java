package io.github.imbot4j.samples.units;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import org.junit.jupiter.api.Test;

@BotTest(Units.class)
class UnitsTest {

    @Test
    void convertsWithoutRubbishBehindThePoint(User alice, Dialog chat) {
        alice.says("/km 42.195");
        assertThat(chat).lastMessage().hasText("26.22 mi");
        alice.says("/feet 10");
        assertThat(chat).lastMessage().hasText("3.048 m");
    }

    @Test
    void asksForAScaleWithAButtonForEach(User alice, Dialog chat) {
        alice.says("/boil");
        assertThat(chat).lastMessage().hasButtons("Celsius", "Fahrenheit");

        alice.clicks("Fahrenheit");

        assertThat(chat).lastMessage().hasText("Water boils at 212 °F.");
    }

    @Test
    void helpGoesOnOnASecondPage(User alice, Dialog chat) {
        alice.says("/help");
        assertThat(chat).lastMessage().containsText("Length", "/km amount — Kilometres to miles");

        alice.clicks("2 ›");

        assertThat(chat).messagesFrom("units").hasSize(1);
        assertThat(chat)
                .lastMessage()
                .containsText("Warmth", "/boil scale — When water boils")
                .isEdited();
    }

    @Test
    void helpOfOneCommandSaysHowItIsWritten(User alice, Dialog chat) {
        alice.says("/help km");
        assertThat(chat).lastMessage().containsText("/km amount", "amount — kilometres", "/km 42.195");
    }

    @Test
    void convertsInRussian(User ivan, Dialog chat, Portal portal) {
        portal.inLanguage("ru");
        ivan.says("/km 42,195");
        assertThat(chat).lastMessage().hasText("26,22 мили");
        ivan.says("/boil");
        assertThat(chat).lastMessage().hasButtons("Цельсий", "Фаренгейт");

        ivan.clicks("Цельсий");

        assertThat(chat).lastMessage().hasText("Вода кипит при 100 °C.");
    }
}
