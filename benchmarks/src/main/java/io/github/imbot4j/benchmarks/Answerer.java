package io.github.imbot4j.benchmarks;

import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.reply.Reply;

/** A bot that answers each message with its text. */
@Bot(code = "answerer", name = "Answerer")
final class Answerer {

    @OnMessage
    Reply answer(MessageReceived event) {
        return text(event.message().text());
    }
}
