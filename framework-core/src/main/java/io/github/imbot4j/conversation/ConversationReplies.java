package io.github.imbot4j.conversation;

import io.github.imbot4j.conversation.ConversationState.Line;
import io.github.imbot4j.conversation.ConversationState.Step;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.textparsing.KeywordMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The replies of the framework itself in a conversation, in the portal's language. */
final class ConversationReplies {

    private static final int LONGEST_LINE = 600;

    private ConversationReplies() {}

    /** The user left. */
    static Reply left(DialogEvent event) {
        return Replies.text(phrases(event).say("ask.left"));
    }

    /** A button stands for an answer to a question nobody asks the presser any more. */
    static Reply over(DialogEvent event) {
        String text = phrases(event).say("talk.over");
        return event.dialog().isPrivate()
                ? Replies.text(text)
                : Replies.text(event.sender().mention(), ": ", text);
    }

    /** The survey somebody is asked in is over. */
    static Reply surveyOver(DialogEvent event) {
        return Replies.text(phrases(event).say("survey.over"));
    }

    /** Nobody answered. */
    static Reply tooLate(DialogEvent event, Optional<Line> begun) {
        String what = phrases(event).say("talk.late");
        return begun.map(line -> ("/" + line.command() + " " + line.params())
                        .replaceAll("\\s*\\R\\s*", " ")
                        .strip())
                .filter(line -> line.length() <= LONGEST_LINE)
                .map(line -> Replies.text(what, " ", phrases(event).say("talk.late.again"), " ", Replies.send(line)))
                .orElseGet(() -> Replies.text(what));
    }

    /** The bot was changed, and the last step is no more. */
    static Reply lost(DialogEvent event, boolean canGoOn, boolean canStartAgain, boolean withButtons) {
        Messages messages = phrases(event);
        if (!canGoOn && !canStartAgain) {
            return Replies.text(messages.say("talk.lost.forgotten"));
        }
        List<Button> buttons = new ArrayList<>();
        if (canGoOn) {
            buttons.add(Replies.answer(messages.say("talk.go.on")));
        }
        if (canStartAgain) {
            buttons.add(Replies.answer(messages.say("talk.start.again")));
        }
        NewMessage question = Replies.text(messages.say(
                canGoOn && canStartAgain ? "talk.lost" : canGoOn ? "talk.lost.go.on" : "talk.lost.start.again"));
        return withButtons ? question.keyboard(Replies.row(buttons)) : question;
    }

    /** Back at a step. */
    static Reply again(DialogEvent event, Step step) {
        String back = phrases(event).say("talk.back");
        return step.prompt().isEmpty() ? Replies.text(back) : Replies.text(back, "\n", Replies.raw(step.prompt()));
    }

    static boolean isGoOn(MessageReceived event) {
        return KeywordMatcher.means(
                event.message().text(), "go.on", event.origin().language());
    }

    static boolean isStartAgain(MessageReceived event) {
        return KeywordMatcher.means(
                event.message().text(), "start.again", event.origin().language());
    }

    private static Messages phrases(DialogEvent event) {
        return MessageBundle.ofFramework().in(event.origin().language());
    }
}
