package io.github.imbot4j.emulator.cli.bots;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.event.Message;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;

/** A bot for tests of the command line. */
@Bot(code = "parrot", name = "Parrot")
final class Parrot {

    @OnJoin
    Reply welcome() {
        return Say.text("Hi! ", Say.send("/say"), " or ", Say.send("Polly"))
                .keyboard(Say.row(Say.command("Say it", "say", "a word")));
    }

    @OnMessage
    Reply repeat(Message message) {
        return Say.text(message.text());
    }

    @Command(value = "say", title = "Say a word", params = "word")
    String say() {
        return "A word.";
    }
}
