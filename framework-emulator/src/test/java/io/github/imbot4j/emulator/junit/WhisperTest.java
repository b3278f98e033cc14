package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.reply.Reply;
import org.junit.jupiter.api.Test;

/** Somebody becomes an operator of an Open Line, and whispers there (observed, Events 7). */
@BotTest(WhisperTest.Desk.class)
class WhisperTest {

    @Bot(code = "desk", name = "Desk", openLines = true)
    static final class Desk {

        @OnMessage
        Reply heard(Message message) {
            return text(message.hidden() ? "A whisper: " : "Heard: ", message.text());
        }
    }

    @Test
    void isToldFromWhatTheClientReads(@Client User carol, User bob, @OpenLine Dialog line) {
        carol.says("Hello");
        assertThat(line).lastMessage().hasText("Heard: Hello");

        bob.joins(line).in(line).whispers("A discount?");

        assertThat(line).lastMessage().hasText("A whisper: A discount?");
    }
}
