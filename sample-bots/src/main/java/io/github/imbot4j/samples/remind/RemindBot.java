package io.github.imbot4j.samples.remind;

import static io.github.imbot4j.annotation.BotColor.AZURE;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.Confirm;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnTimer;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.bot.Timers.Pending;
import io.github.imbot4j.bot.When;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Parameters;

/** A bot that reminds users of what they asked for, after a restart too, in English and Russian. */
@Bot(
        code = "remind",
        name = "Remind",
        position = "Remembers for you",
        color = AZURE,
        texts = "io/github/imbot4j/samples/remind/texts")
final class RemindBot {

    private static final Duration SNOOZE = Duration.ofMinutes(10);

    /** What to say when it is time. */
    record Due(FreeText what) {}

    /** What a button of the list takes back: by name, since numbers move on. */
    record Forget(String name) {}

    @OnJoin
    Reply welcome(Messages texts) {
        return text(texts, "welcome", send(texts.say("example")), send("/remind list"));
    }

    @Command(
            value = "remind",
            title = "{remind}",
            params = "{remind.params}",
            examples = {"/remind 10m buy milk", "/remind tomorrow 15:00 call Bob", "/remind завтра 15:00 позвонить"})
    Reply remind(@Parameters When when, @Parameters FreeText what, Timers timers, Messages texts) {
        if (when.isPast()) {
            return text(texts, "over", when.spoken());
        }
        timers.at(when, new Due(what));
        return text(texts, "set", when.spoken());
    }

    @Command(value = "remind list", title = "{list}")
    NewMessage list(Timers timers, Sender who, HandlerContext asked, Messages texts) {
        return new Waiting(timers.pending(Due.class)).card(who.id(), asked, texts);
    }

    @Command(value = "remind cancel", title = "{cancel}", params = "{cancel.params}")
    Reply cancel(@Parameters int number, Timers timers, Sender who, HandlerContext asked, Messages texts) {
        List<Pending<Due>> waiting = timers.pending(Due.class);
        if (number < 1 || number > waiting.size()) {
            return text(texts, "none", number, send("/remind list"));
        }
        timers.cancel(waiting.get(number - 1).name());
        return list(timers, who, asked, texts);
    }

    @OnButton
    Reply forget(Forget press, Timers timers, Sender who, HandlerContext asked, Messages texts) {
        timers.cancel(press.name());
        return list(timers, who, asked, texts).asEdit();
    }

    @Confirm("{clear.sure}")
    @Command(value = "remind clear", title = "{clear}")
    Reply clear(Timers timers, Messages texts) {
        List<Pending<Due>> waiting = timers.pending(Due.class);
        waiting.forEach(one -> timers.cancel(one.name()));
        return text(texts, "cleared", waiting.size());
    }

    @Command(value = "remind later", title = "{later.title}", hidden = true)
    Reply later(@Parameters FreeText what, Timers timers, Messages texts) {
        timers.after(SNOOZE, new Due(what));
        return text(texts, "again", what).asEdit();
    }

    @OnTimer
    Reply due(Due due, Sender who, Messages texts) {
        return text(who.mention(), ": ", bold(due.what()))
                .keyboard(row(command(texts.say("later"), "remind later", due.what())));
    }
}
