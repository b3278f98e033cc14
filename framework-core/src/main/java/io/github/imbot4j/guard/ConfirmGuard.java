package io.github.imbot4j.guard;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;

/** A guard that accepts users who were asked and confirmed. */
final class ConfirmGuard implements Guard {

    private static final Duration WAITING = Duration.ofMinutes(5);
    private static final int LONGEST = 200;

    /** What a button carries and a portal keeps, as it stores it (v1 §7.1). */
    private static final int MOST = 50_000;

    private final String question;
    private final MessageKeys texts;

    ConfirmGuard(String question) {
        this(question, MessageKeys.PLAIN);
    }

    private ConfirmGuard(String question, MessageKeys texts) {
        this.question = question;
        this.texts = texts;
    }

    @Override
    public Guard worded(MessageKeys known) {
        known.missing(question).ifPresent(lack -> {
            throw new IllegalArgumentException("It " + lack.what() + " " + lack.remedy());
        });
        return new ConfirmGuard(question, known);
    }

    @Override
    public Decision judge(GuardRequest guardRequest) {
        return Decision.ALLOWED;
    }

    @Override
    public Decision enter(GuardRequest guardRequest) {
        if (guardRequest.isConfirmed() || !(guardRequest.event() instanceof CommandReceived command)) {
            return Decision.ALLOWED;
        }
        String words = command.text().strip();
        return Decision.refused(
                ShortText.stored(words) <= MOST
                        ? ask(guardRequest, command.command(), words)
                        : Replies.text(guardRequest.phrases().say("mistake.long")));
    }

    private Reply ask(GuardRequest guardRequest, String command, String words) {
        Messages messages = guardRequest.phrases();
        String line = ("/" + command + " " + words).strip();
        String shown = ShortText.cut(line, LONGEST);
        return Replies.text(
                        question.isEmpty()
                                ? messages.say("guard.confirm", shown)
                                : texts.in(guardRequest.language(), question))
                .keyboard(Replies.row(
                        button(guardRequest, "yes", new Action.Run(command, words)),
                        button(guardRequest, "no", new Action.Run(Guards.LEAVE, ""))));
    }

    /** Whoever was asked answers, once, about these very words. */
    private static Button button(GuardRequest guardRequest, String label, Action.Run run) {
        return BoundButton.of(
                        guardRequest.phrases().say(label),
                        run,
                        guardRequest.sender().id())
                .onceIn(WAITING)
                .inLine();
    }

    @Override
    public boolean isForCommands() {
        return true;
    }
}
