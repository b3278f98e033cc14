package io.github.imbot4j.samples.echo;

import static io.github.imbot4j.annotation.BotColor.GREEN;
import static io.github.imbot4j.annotation.DialogKind.OPEN_LINE;
import static io.github.imbot4j.annotation.Gender.MALE;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.br;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.edit;
import static io.github.imbot4j.reply.Replies.linkButton;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.put;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnAppUpdate;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.command.CommandText;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.ButtonPress;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.reply.MessageBlock;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Rest;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Parameters;

/** A bot that repeats every message. Its calls and their parameters are those of the official EchoBot. */
@Bot(
        code = "echobot",
        name = "EchoBot",
        color = GREEN,
        position = "Says everything back",
        gender = MALE,
        birthday = "2016-03-11",
        email = "echobot@example.com",
        website = "https://www.bitrix24.com",
        avatar = "echo.png",
        openLines = true)
final class EchoBot {

    private final Clock clock;

    EchoBot() {
        this(Clock.systemUTC());
    }

    EchoBot(Clock clock) {
        this.clock = clock;
    }

    @OnJoin
    Reply welcome(Dialog dialog) {
        return text("Hello! I say back whatever I hear.")
                .attach(
                        message(dialog.isPrivate() ? "Write me anything." : "Mention me, and I answer."),
                        message(send("Hello, echo", "Click to send"), " or ", put("Hello, ", "click to write"), "."))
                .keyboard(row(command("Help", "help")));
    }

    @OnJoin(in = OPEN_LINE)
    Reply menu() {
        return text(
                "What can I do for you?",
                br(),
                send("1", "1. Tell about yourself"),
                br(),
                send("0", "0. Call a person"));
    }

    @OnMessage
    Reply repeat(MessageReceived event) {
        return text("Here is what I heard")
                .attach(message("reply: ", event.message().text()), latency(event));
    }

    @OnMessage(in = OPEN_LINE, pattern = "(?s)1(?: .*)?")
    Reply about() {
        return text("I am EchoBot: I say things back, and show menus in ", bold("Open Lines"), ".");
    }

    @OnMessage(in = OPEN_LINE)
    void otherwise() {
        // Clients and operators talk; an echo would be in the way. To "0" the portal itself calls a person, without us.
    }

    @Command(value = "echo", title = "Say something back", params = "some text", common = true)
    Reply echo(CommandText params, CommandReceived event) {
        return text("Here is what I was told").attach(message("reply: /echo ", params.value()), latency(event));
    }

    @Command(value = "echoList", title = "Look through colours")
    Reply list(@Parameters(defaultValue = "0") int page, ButtonPress buttonPress) {
        int shown = page < 1 || page > Palette.PAGES ? 1 : page;
        Reply card = page != 0 && buttonPress.isButton() ? edit() : text("Colours of the portal");
        return card.attach(Palette.page(shown)).keyboard(Palette.pager(shown));
    }

    @Command(value = "help", title = "Show what I can do")
    Reply help() {
        return text("I am EchoBot.", br(), "Try me:")
                .keyboard(
                        row(
                                linkButton("Bitrix24", "https://www.bitrix24.com")
                                        .color("#29619b")
                                        .textColor("#fff")
                                        .inLine(),
                                linkButton("Source", "https://github.com/bitrix24com/bots")
                                        .color("#2a4c7c")
                                        .textColor("#fff")
                                        .inLine()),
                        row(
                                command("Echo", "echo", "test", "from", "keyboard")
                                        .inLine(),
                                command("List", "echoList").inLine(),
                                command("Help", "help").inLine()));
    }

    @OnAppUpdate
    void updated(AppUpdated event, Rest rest) {
        if (!event.version().equals("2")) {
            rest.call(Call.of("app.info"));
        }
    }

    private MessageBlock latency(Event event) {
        long seconds =
                Duration.between(event.origin().raisedAt(), clock.instant()).toSeconds();
        return message("latency: ", seconds > 60 ? Math.round(seconds / 60.0) + "m" : seconds + "s");
    }
}
