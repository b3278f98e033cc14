package io.github.imbot4j.scan.good;

import static io.github.imbot4j.annotation.DialogKind.OPEN_LINE;
import static io.github.imbot4j.reply.Replies.br;
import static io.github.imbot4j.reply.Replies.file;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.reply.Reply;

/** Holds bots that nobody outside sees. */
final class Bots {

    private Bots() {}

    /** Open lines: the client's menu, then an operator. */
    @SuppressWarnings({"UnusedMethod", "UnusedNestedClass"}) // found by the scanner
    @Bot(code = "reception", name = "Reception", type = BotType.OPEN_LINE)
    private static final class Reception {

        private Reception() {}

        @OnJoin(in = OPEN_LINE)
        Reply menu() {
            return text("How can we help?", br(), send("1", "1. Prices"), br(), send("0", "0. Talk to a person"));
        }

        @OnMessage("1")
        Reply prices() {
            return text("…").attach(file("https://example.com/prices.pdf"));
        }

        @OnMessage("0")
        void person(OpenLine line) {
            line.toOperator();
        }
    }
}
