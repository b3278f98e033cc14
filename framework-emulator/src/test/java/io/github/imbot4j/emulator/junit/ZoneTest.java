package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.bot.When;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Parameters;

class ZoneTest {

    @Bot(code = "clock", name = "Clock")
    static final class ClockBot {

        @Command(value = "at", title = "When is that")
        String at(@Parameters When when) {
            return when.instant().toString();
        }

        @Command(value = "echo", title = "Say it again")
        String echo(@Parameters String word) {
            return word;
        }
    }

    @Test
    void takesTheTimesOfPeopleForThoseOfTheirPortal() {
        try (BotKit kit = BotKit.start(ClockBot.class)) {
            kit.portal().inZone(ZoneId.of("Asia/Vladivostok"));
            User alice = kit.user("alice").says("/at tomorrow 15:00");

            assertThat(alice.chat()).lastMessage().hasText("2026-03-12T05:00:00Z");
            alice.says("/at завтра в 15:00");
            assertThat(kit.portal()).called("profile", 1);
        }
    }

    @Test
    void doesNotAskWhereTimeDoesNotMatter() {
        try (BotKit kit = BotKit.start(ClockBot.class)) {
            kit.user("alice").says("/echo tomorrow");

            assertThat(kit.portal()).neverCalled("profile");
        }
    }
}
