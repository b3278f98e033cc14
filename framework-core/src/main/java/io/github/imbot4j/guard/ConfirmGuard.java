package io.github.imbot4j.guard;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.ShortText;
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

    /** What a button carries and a portal keeps, as it stores it (v1 §7.1). */
    private static final int MOST = 50_000;

    private final String question;
    private final TextKeys texts;

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
        String words = command.text().strip();
        return Decision.refused(
                ShortText.stored(words) <= MOST
                        ? ask(request, command.command(), words)
                        : Say.text(request.phrases().say("mistake.long")));
    }

    private Reply ask(Request request, String command, String words) {
        Phrases phrases = request.phrases();
        String line = ("/" + command + " " + words).strip();
        String shown = ShortText.cut(line, LONGEST);
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
