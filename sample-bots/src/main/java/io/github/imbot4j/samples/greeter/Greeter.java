package io.github.imbot4j.samples.greeter;

import static io.github.imbot4j.annotation.BotColor.MINT;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.reply.Reply;
import picocli.CommandLine.Parameters;

/** A bot that greets users who join, and users who are named. */
@Bot(code = "greeter", name = "Greeter", position = "Says hello", color = MINT)
final class Greeter {

    @OnJoin
    Reply welcome(Sender sender) {
        return text("Hello, ", sender.mention(), "! Try ", send("/hello"), " or ", send("/help"), ".");
    }

    @Command(value = "hello", title = "Greet somebody")
    Reply hello(@Parameters(defaultValue = "world") String name) {
        return text("Hello, ", bold(name), "!");
    }
}
