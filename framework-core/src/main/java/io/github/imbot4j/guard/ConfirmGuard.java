package io.github.imbot4j.guard;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.TextKeys;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.Button;
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

    @Override
    public Decision enter(Request request) {
        if (request.isConfirmed() || !(request.event() instanceof CommandReceived command)) {
            return Decision.ALLOWED;
        }
        return Decision.refused(ask(request, command.command(), command.text().strip()));
    }

    private Reply ask(Request request, String command, String words) {
        Phrases phrases = request.phrases();
        String line = ("/" + command + " " + words).strip();
        String shown =
                line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + "…";
        return Say.text(
                        question.isEmpty()
                                ? phrases.say("guard.confirm", shown)
                                : texts.in(request.language(), question))
                .keyboard(Say.row(
                        button(request, "yes", new Action.Run(command, words)),
                        button(request, "no", new Action.Run(Guards.LEAVE, ""))));
    }

    /** Whoever was asked answers, once, about these very words. */
    private static Button button(Request request, String label, Action.Run run) {
        return BoundButton.of(
                        request.phrases().say(label), run, request.sender().id())
                .onceIn(WAITING)
                .inLine();
    }

    @Override
    public boolean isForCommands() {
        return true;
    }
}
