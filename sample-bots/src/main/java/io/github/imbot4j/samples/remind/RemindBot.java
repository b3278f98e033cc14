package io.github.imbot4j.samples.remind;

import static io.github.imbot4j.model.BotColor.AZURE;
import static io.github.imbot4j.reply.Say.bold;
import static io.github.imbot4j.reply.Say.command;
import static io.github.imbot4j.reply.Say.lines;
import static io.github.imbot4j.reply.Say.row;
import static io.github.imbot4j.reply.Say.send;
import static io.github.imbot4j.reply.Say.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnTimer;
import io.github.imbot4j.chat.Timers;
import io.github.imbot4j.chat.Timers.Pending;
import io.github.imbot4j.command.Text;
import io.github.imbot4j.command.When;
import io.github.imbot4j.event.Pressed;
import io.github.imbot4j.event.Sender;
import io.github.imbot4j.guard.Confirm;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Remind people of what they asked to be reminded of, after a restart too. */
@Bot(code = "remind", name = "Remind", position = "Remembers for you", color = AZURE)
final class RemindBot {

    private static final Duration SNOOZE = Duration.ofMinutes(10);

    /** What to say when it is time. */
    record Due(Text what) {}

    @OnJoin
    Reply welcome() {
        return text("Try ", send("/remind 10m buy milk"), ", or ", send("/remind list"), ".");
    }

    @Command(
            value = "remind",
            title = "Remind me",
            params = "when what",
            examples = {"/remind 10m buy milk", "/remind tomorrow 15:00 call Bob"})
    Reply remind(@Parameters When when, @Parameters Text what, Timers timers) {
        if (when.isPast()) {
            return text("That was ", when.spoken(), "; name a time to come.");
        }
        timers.at(when, new Due(what));
        return text("I will, ", when.spoken(), ".");
    }

    @Command(value = "remind list", title = "What I am to remember")
    Reply list(Timers timers, Pressed pressed) {
        List<Pending<Due>> waiting = timers.pending(Due.class);
        Reply list = waiting.isEmpty()
                ? text("Nothing waits.")
                : text(lines(waiting.stream().map(one -> one.record().what())))
                        .keyboard(waiting.stream()
                                .map(one ->
                                        row(command("Forget: " + one.record().what(), "remind cancel", one.name())))
                                .toList());
        return pressed.isButton() ? list.replacingPressed() : list;
    }

    @Command(value = "remind cancel", title = "Forget one", hidden = true)
    Reply cancel(@Parameters String name, Timers timers, Pressed pressed) {
        timers.cancel(name);
        return list(timers, pressed);
    }

    @Confirm("Shall I forget everything?")
    @Command(value = "remind clear", title = "Forget everything")
    Reply clear(Timers timers) {
        timers.pending(Due.class).forEach(one -> timers.cancel(one.name()));
        return text("Forgotten.");
    }

    @Command(value = "remind later", title = "Once more in ten minutes", hidden = true)
    Reply later(@Parameters Text what, Timers timers) {
        timers.after(SNOOZE, new Due(what));
        return text("In ten minutes again: ", what).replacingPressed();
    }

    @OnTimer
    Reply due(Due due, Sender who) {
        return text(who.mention(), ": ", bold(due.what())).keyboard(row(command("Later", "remind later", due.what())));
    }
}
