package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.event.MessageReceived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Parameters;

/** A bot's name typed behind "@", which the portal did not make a mention of, counts as one where nobody else is meant. */
@BotTest({TypedNameTest.Greeter.class, TypedNameTest.Louder.class})
class TypedNameTest {

    @Bot(code = "greeter", name = "Greeter")
    static final class Greeter {

        @Command(value = "hello", title = "Greet somebody", params = "name")
        String hello(@Parameters String name) {
            return "Hello, " + name;
        }

        @OnMessage
        String heard(MessageReceived event) {
            return (event.mentionsBot() ? "named: " : "heard: ")
                    + event.message().text();
        }
    }

    @Bot(code = "greeterPro", name = "Greeter Pro")
    static final class Louder {

        @OnMessage
        String heard(Message message) {
            return message.text();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Greeter report | named: report",
                "@greeter, report | named: report",
                "＠Greeter! Report | named: Report",
                "@Greeter\u00A0— report | named: report",
                "@Greeter /hello Bob | Hello, Bob",
                "@greeter\u200B/hello Bob | Hello, Bob",
                "@Greeters report | heard: @Greeters report",
                "@Greeter Pro report | heard: @Greeter Pro report",
                "report @Greeter | heard: report @Greeter",
                "Greeter report | heard: Greeter report"
            })
    void cutsItsOwn(String typed, String answer, User alice) {
        alice.in(alice.chatWith("greeter")).says(typed);

        assertThat(alice.chatWith("greeter")).lastMessage().hasText(answer);
    }

    @Test
    void leavesTheNameOfAnotherInAGroup(User alice, @Group Dialog team, Portal portal) {
        alice.in(team).says(portal.bot("greeter").mention() + " @Greeter Smith was here");

        assertThat(team).lastMessage().hasText("named: @Greeter Smith was here");
    }
}
