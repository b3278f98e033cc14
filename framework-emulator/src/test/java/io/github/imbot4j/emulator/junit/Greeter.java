package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.put;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnMessageDelete;
import io.github.imbot4j.annotation.OnMessageUpdate;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.reply.Reply;
import java.time.Clock;
import picocli.CommandLine.Parameters;

/** A bot to test the kit with: greets, tells the time, throws when told to. */
@Bot(code = "greeter", name = "Greeter")
final class Greeter {

    private final Clock clock;
    private int heard;

    Greeter(Clock clock) {
        this.clock = clock;
    }

    int heard() {
        return heard;
    }

    @OnJoin
    Reply welcome(Sender sender) {
        return text(
                "Welcome, ", sender.mention(), "! Try ", send("/hello"), " or ", put("/hello ", "with a name"), ".");
    }

    @Command(value = "hello", title = "Greet", params = "name")
    Reply hello(@Parameters(defaultValue = "world") String name) {
        heard++;
        return text("Hello, ", bold(name), "!");
    }

    @Command(value = "time", title = "Tell the time")
    String time() {
        return clock.instant().toString();
    }

    @Command(value = "fail", hidden = true)
    String fail() {
        throw new IllegalStateException("No coffee left.");
    }

    @OnMessageUpdate
    void changed() {
        heard++;
    }

    @OnMessageDelete
    void gone() {
        heard++;
    }

    @OnMessage
    String any() {
        return "I only know /hello.";
    }
}
