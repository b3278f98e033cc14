package io.github.imbot4j.http.cli.bots;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;

/** A bot for tests of the command line. */
@Bot(code = "parrot", name = "Parrot")
final class Parrot {

    @OnJoin
    Reply welcome() {
        return Replies.text("Hi! ", Replies.send("/say"), " or ", Replies.send("Polly"))
                .keyboard(Replies.row(Replies.command("Say it", "say", "a word")));
    }

    @OnMessage
    Reply repeat(Message message) {
        return Replies.text(message.text());
    }

    @Command(value = "say", title = "Say a word", params = "word")
    String say() {
        return "A word.";
    }
}
