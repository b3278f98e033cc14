package io.github.imbot4j.samples.poll;

import static io.github.imbot4j.annotation.BotColor.AZURE;
import static io.github.imbot4j.reply.Replies.put;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.ButtonPress;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A bot for polls with buttons, one vote a user, with results that are updated at once; in English and Russian. */
@Bot(
        code = "poll",
        name = "Poll",
        position = "Counts votes",
        color = AZURE,
        texts = "io/github/imbot4j/samples/poll/texts")
final class Poll {

    private static final Duration KEPT = Duration.ofDays(90);

    /** A portal lets a bot change its messages no longer than that (v1 §4.2). */
    private static final Duration LONGEST = Duration.ofDays(3);

    record Vote(long poll, int option) {}

    @OnJoin
    Reply welcome(Messages texts) {
        return text(texts, "welcome", put(texts.say("example")));
    }

    @Command(value = "poll", title = "{poll}", params = "{poll.params}")
    Reply ask(
            @Option(names = "--for", defaultValue = "1d", description = "{open}") Duration open,
            @Parameters(paramLabel = "question") String question,
            @Parameters(index = "1..*", arity = "2..9", paramLabel = "option") List<String> options,
            CommandReceived asked,
            Chat chat,
            Messages texts) {
        if (open.compareTo(LONGEST) > 0) {
            return text(texts, "long", put("/poll --for 3d "));
        }
        Ballot ballot = Ballot.of(question, options, asked.origin().raisedAt().plus(open));
        long poll = asked.message().id();
        chat.put(name(poll), ballot, KEPT);
        return ballot.card(poll);
    }

    /** An edit that still waits is laid over by the next, so that a busy chat costs a portal no more than a quiet one. */
    @OnButton
    void vote(Vote vote, Sender by, ButtonPress buttonPress, Chat chat) {
        Ballot ballot = chat.get(name(vote.poll()), Ballot.class).orElseThrow();
        Ballot counted = ballot.with(by.id(), vote.option());
        chat.put(name(vote.poll()), counted, KEPT);
        chat.edit(buttonPress.messageId(), counted.card(vote.poll()));
    }

    private static String name(long poll) {
        return "poll " + poll;
    }
}
