package io.github.imbot4j.dispatch;

import io.github.imbot4j.command.Spoken;
import io.github.imbot4j.dispatch.Conversation.Line;
import io.github.imbot4j.dispatch.Conversation.Step;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.Texts;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Say what the framework itself has to say in a conversation, in the portal's language. */
final class Asides {

    private static final int LONGEST_LINE = 600;

    private Asides() {}

    /** The user left. */
    static Reply left(DialogEvent event) {
        return Say.text(phrases(event).say("ask.left"));
    }

    /** A button stands for an answer to a question nobody asks the presser any more. */
    static Reply over(DialogEvent event) {
        String text = phrases(event).say("talk.over");
        return event.dialog().isPrivate()
                ? Say.text(text)
                : Say.text(event.sender().mention(), ": ", text);
    }

    /** The survey somebody is asked in is over. */
    static Reply surveyOver(DialogEvent event) {
        return Say.text(phrases(event).say("survey.over"));
    }

    /** Nobody answered. */
    static Reply tooLate(DialogEvent event, Optional<Line> begun) {
        String what = phrases(event).say("talk.late");
        return begun.map(line -> ("/" + line.command() + " " + line.params())
                        .replaceAll("\\s*\\R\\s*", " ")
                        .strip())
                .filter(line -> line.length() <= LONGEST_LINE)
                .map(line -> Say.text(what, " ", phrases(event).say("talk.late.again"), " ", Say.send(line)))
                .orElseGet(() -> Say.text(what));
    }

    /** The bot was changed, and the last step is no more. */
    static Reply lost(DialogEvent event, boolean canGoOn, boolean canStartAgain, boolean withButtons) {
        Phrases phrases = phrases(event);
        if (!canGoOn && !canStartAgain) {
            return Say.text(phrases.say("talk.lost.forgotten"));
        }
        List<Button> buttons = new ArrayList<>();
        if (canGoOn) {
            buttons.add(Say.answer(phrases.say("talk.go.on")));
        }
        if (canStartAgain) {
            buttons.add(Say.answer(phrases.say("talk.start.again")));
        }
        NewMessage question = Say.text(phrases.say(
                canGoOn && canStartAgain ? "talk.lost" : canGoOn ? "talk.lost.go.on" : "talk.lost.start.again"));
        return withButtons ? question.keyboard(Say.row(buttons)) : question;
    }

    /** Back at a step. */
    static Reply again(DialogEvent event, Step step) {
        String back = phrases(event).say("talk.back");
        return step.prompt().isEmpty() ? Say.text(back) : Say.text(back, "\n", Say.raw(step.prompt()));
    }

    static boolean isGoOn(MessageReceived event) {
        return Spoken.means(event.message().text(), "go.on", event.origin().language());
    }

    static boolean isStartAgain(MessageReceived event) {
        return Spoken.means(
                event.message().text(), "start.again", event.origin().language());
    }

    private static Phrases phrases(DialogEvent event) {
        return Texts.ofFramework().in(event.origin().language());
    }
}
