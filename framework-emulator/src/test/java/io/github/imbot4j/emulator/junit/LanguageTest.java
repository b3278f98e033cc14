package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.bot.When;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Parameters;

@BotTest(LanguageTest.ClockBot.class)
class LanguageTest {

    @Bot(code = "clock", name = "Clock")
    static final class ClockBot {

        @Command(value = "at", title = "When is that")
        String at(@Parameters When when) {
            return when.spoken();
        }
    }

    @Test
    void botsAnswerInTheLanguageOfThePortal(User alice, Dialog chat, Portal portal) {
        alice.says("/at tomorrow 15:00");
        assertThat(chat).lastMessage().hasText("tomorrow at 15:00");

        portal.inLanguage("ru");

        alice.says("/at tomorrow 15:00");
        assertThat(chat).lastMessage().hasText("завтра в 15:00");
    }
}
