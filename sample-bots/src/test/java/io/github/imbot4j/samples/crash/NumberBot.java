package io.github.imbot4j.samples.crash;

import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.reply.Reply;

/** Answer each message with what it says, which is a number. */
@Bot(code = "number", name = "Number")
final class NumberBot {

    @OnMessage
    Reply answer(MessageReceived message) {
        return text(message.message().text());
    }
}
