package io.github.imbot4j.samples.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Client;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Group;
import io.github.imbot4j.emulator.junit.KeyboardButton.Kind;
import io.github.imbot4j.emulator.junit.OpenLine;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@BotTest(EchoBot.class)
class EchoBotTest {

    @Test
    void saysBackWhatItHears(User alice, Dialog chat) {
        alice.says("Hello there");

        assertThat(chat)
                .messagesFrom("echobot")
                .single()
                .hasText("Here is what I heard")
                .hasAttachment("reply: Hello there", "latency: 0s");
    }

    @ParameterizedTest
    @CsvSource({"3, 3s", "60, 60s", "150, 3m"})
    void saysHowLateItHeard(int seconds, String latency, User alice, Dialog chat, Portal portal) {
        portal.delayNextEvent(Duration.ofSeconds(seconds));

        alice.says("Hello there");
        portal.advance(Duration.ofSeconds(seconds));

        assertThat(chat).lastMessage().hasAttachmentContaining("latency: " + latency);
    }

    @Test
    void turnsThePageInPlaceWhenAButtonIsPressed(User alice, Dialog chat) {
        alice.says("/echoList");
        assertThat(chat)
                .lastMessage()
                .hasText("Colours of the portal")
                .hasButtons("· 1 ·", "2", "3", "4", "5")
                .hasAttachmentContaining("RED", "GRAPHITE");

        alice.clicks("3");

        assertThat(chat)
                .messagesFrom("echobot")
                .single()
                .isEdited()
                .hasButtons("1", "2", "· 3 ·", "4", "5")
                .hasAttachmentContaining("PURPLE", "AQUA");
    }

    @Test
    void showsTheFirstPageForAPageThereIsNot(User alice, Dialog chat) {
        alice.says("/echoList 99");

        assertThat(chat).lastMessage().hasButton("· 1 ·");
    }

    @Test
    void helpsWithButtons(User alice, Dialog chat) {
        alice.clicks("Help");

        assertThat(chat)
                .lastMessage()
                .hasText("I am EchoBot.\nTry me:")
                .hasRows(List.of("Bitrix24", "Source"), List.of("Echo", "List", "Help"))
                .hasButton("Bitrix24", Kind.LINK, "https://www.bitrix24.com");

        alice.clicks("Echo");
        assertThat(chat).lastMessage().hasAttachmentContaining("reply: /echo test from keyboard");
    }

    @Test
    void greetsWithLinksToClick(User alice, Dialog chat) {
        assertThat(chat).lastMessage().hasAttachment("Write me anything.", "Click to send or click to write.");
    }

    @Test
    void answersInAGroupWhenMentioned(User alice, User bob, @Group Dialog team) {
        assertThat(team).lastMessage().hasAttachmentContaining("Mention me, and I answer.");

        alice.in(team).says("Hello all");
        assertThat(team).hasNoNewMessages();

        bob.in(team).saysTo("echobot", "are you there?");
        assertThat(team).newMessages().single().hasAttachmentContaining("reply: are you there?");
    }

    @Test
    void showsClientsAMenuAndLeavesTheTalkingToPeople(@Client User carol, @OpenLine Dialog line) {
        assertThat(line).lastMessage().containsText("1. Tell about yourself", "0. Call a person");

        carol.clicks("1. Tell about yourself");
        assertThat(line).lastMessage().containsText("I am EchoBot");

        carol.says("How much is it?");
        assertThat(line).hasNoNewMessages();
    }

    @Test
    void isGoneWithoutAWordWhenTheClientCallsAPerson(@Client User carol, @OpenLine Dialog line, Portal portal) {
        assertThat(line).hasMember("EchoBot");

        carol.clicks("0. Call a person");

        assertThat(line).hasNoMember("EchoBot");
        // The portal has taken it out: it could not answer (v1 §6.14).
        assertThat(portal).called("imbot.message.add", 0);
    }

    @Test
    void survivesAPortalThatIsOverItsLimit(User alice, Dialog chat, Portal portal) {
        portal.failNext("imbot.message.add", CallFault.QUERY_LIMIT_EXCEEDED, 2);

        alice.says("Hello");

        assertThat(chat).messagesFrom("echobot").hasSize(1);
        assertThat(portal).called("imbot.message.add", 3).hasNoIncidents();
    }
}
