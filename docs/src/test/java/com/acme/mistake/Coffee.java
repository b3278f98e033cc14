package com.acme.mistake;

import static io.github.imbot4j.annotation.BotColor.BROWN;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.label;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.reply.Reply;
import java.util.Arrays;
import picocli.CommandLine.Parameters;

@Bot(code = "coffee", name = "Coffee", position = "Takes your order", color = BROWN)
final class Coffee {

    enum Kind {
        ESPRESSO,
        LATTE,
        TEA
    }

    @OnJoin
    Reply welcome(Sender sender) {
        return text("Good morning, ", sender.mention(), "! What would you like?")
                .keyboard(row(Arrays.stream(Kind.values()).map(kind -> command(label(kind), "order", kind))));
    }

    @Command(value = "/order", title = "Order something to drink", params = "kind")
    Reply order(@Parameters Kind kind, Sender sender) {
        return text(sender.mention(), " gets one ", bold(kind), ".");
    }
}
