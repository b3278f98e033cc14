package io.github.imbot4j.samples.echo;

import static io.github.imbot4j.reply.Say.message;
import static io.github.imbot4j.reply.Say.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.event.BotRef;
import io.github.imbot4j.event.ChatEntity;
import io.github.imbot4j.event.Dialog;
import io.github.imbot4j.event.DialogKind;
import io.github.imbot4j.event.Event.Origin;
import io.github.imbot4j.event.Message;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.Pressed;
import io.github.imbot4j.event.Sender;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.NewMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EchoBotTest {

    private static final Instant RAISED = Instant.ofEpochSecond(1_771_928_985);
    private static final Dialog PRIVATE =
            new Dialog("27", 0, DialogKind.PRIVATE, "P", "", 0, ChatEntity.NONE, false, 2);

    @Test
    void saysBackWhatItHearsAndHowLateItHeard() {
        assertThat(after(3).repeat(said("Hello there")))
                .isEqualTo(text("Here is what I heard")
                        .attach(message("reply: ", "Hello there"), message("latency: ", "3s")));
        assertThat(after(60).repeat(said("x")).toString()).contains("60s");
        assertThat(after(150).repeat(said("x")).toString()).contains("3m");
    }

    @Test
    void showsTheFirstPageToWhoeverTypesTheCommand() {
        assertThat(after(0).list(0, Pressed.NOTHING)).isInstanceOf(NewMessage.class);
        assertThat(after(0).list(0, Pressed.NOTHING).toString()).contains("#df532d", "· 1 ·");
        assertThat(after(0).list(99, Pressed.NOTHING).toString()).contains("· 1 ·");
    }

    @Test
    void turnsThePageInPlaceWhenAButtonIsPressed() {
        assertThat(after(0).list(3, new Pressed(true, 84_331))).isInstanceOf(Edit.class);
        assertThat(after(0).list(3, new Pressed(true, 84_331)).toString()).contains("#8474c8", "· 3 ·");
        assertThat(after(0).list(0, new Pressed(true, 84_331))).isInstanceOf(NewMessage.class);
    }

    @Test
    void tellsApartHowItIsTalkedTo() {
        Dialog group = new Dialog("chat5", 5, DialogKind.GROUP, "C", "", 0, ChatEntity.NONE, false, 9);
        assertThat(after(0).welcome(PRIVATE)).isNotEqualTo(after(0).welcome(group));
    }

    private static EchoBot after(long seconds) {
        return new EchoBot(Clock.fixed(RAISED.plusSeconds(seconds), ZoneOffset.UTC));
    }

    private static MessageReceived said(String text) {
        Origin origin = new Origin(new PortalId("bac1cd5c8940947a75e0d71b1a84e348"), RAISED, "en");
        return new MessageReceived(
                origin, new BotRef(567, "echobot"), PRIVATE, Sender.ofId(27), Message.of(84_331, text), false);
    }
}
