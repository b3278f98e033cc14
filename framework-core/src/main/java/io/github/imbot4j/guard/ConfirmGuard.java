package io.github.imbot4j.guard;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.TextKeys;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.Look;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import java.time.Duration;

/** Let pass who was asked and said yes. */
final class ConfirmGuard implements Guard {

    private static final Duration WAITING = Duration.ofMinutes(5);
    private static final int LONGEST = 200;

    private final String question;
    private final TextKeys texts;

    ConfirmGuard(Confirm said) {
        this(said.value(), TextKeys.PLAIN);
    }

    ConfirmGuard(String question) {
        this(question, TextKeys.PLAIN);
    }

    private ConfirmGuard(String question, TextKeys texts) {
        this.question = question;
        this.texts = texts;
    }

    @Override
    public Guard worded(TextKeys known) {
        known.missing(question).ifPresent(lack -> {
            throw new IllegalArgumentException("It " + lack.what() + " " + lack.remedy());
        });
        return new ConfirmGuard(question, known);
    }

    @Override
    public Decision judge(Request request) {
        return Decision.ALLOWED;
    }

    /** A press is a yes only to a question this very user was asked, about these very words. */
    @Override
    public Decision enter(Request request) {
        if (!(request.event() instanceof CommandReceived command)) {
            return Decision.ALLOWED;
        }
        // What a press carries is on one line, so what was typed on several is put on one.
        String words = command.text().replaceAll("\\s*\\R\\s*", " ").strip();
        String what = "confirmation of /" + command.command() + " " + words + " by user "
                + request.sender().id() + " in " + request.dialog().id();
        boolean asked = request.memory().until(what).isPresent();
        if (asked && command.isPressed()) {
            request.memory().forget(what);
            return Decision.ALLOWED;
        }
        request.memory().forget(what);
        request.memory().remember(what, request.now().plus(WAITING));
        return Decision.refused(ask(request, command.command(), words));
    }

    private Reply ask(Request request, String command, String words) {
        Phrases phrases = request.phrases();
        String line = ("/" + command + " " + words).strip();
        String shown =
                line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + "…";
        int blank = command.indexOf(' ');
        String first = blank < 0 ? command : command.substring(0, blank);
        String rest = blank < 0 ? words : command.substring(blank + 1) + " " + words;
        return Say.text(
                        question.isEmpty()
                                ? phrases.say("guard.confirm", shown)
                                : texts.in(request.language(), question))
                .keyboard(Say.row(
                        new CommandButton(phrases.say("yes"), new Action.Run(first, rest.strip()), true, Look.PLAIN)
                                .inLine(),
                        new CommandButton(phrases.say("no"), new Action.Run(Guards.LEAVE, ""), true, Look.PLAIN)
                                .inLine()));
    }

    @Override
    public boolean isForCommands() {
        return true;
    }
}
