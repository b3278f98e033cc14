package io.github.imbot4j.samples.desk;

import static io.github.imbot4j.annotation.BotColor.AQUA;
import static io.github.imbot4j.annotation.DialogKind.OPEN_LINE;
import static io.github.imbot4j.annotation.DialogKind.PRIVATE;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.InternalOnly;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnTimer;
import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Memory;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * The first line of an Open Line: it answers what the knowledge base knows, hands clients over to people while there are any, takes
 * questions when there are none, and asks how it was. In English and Russian.
 */
@Bot(
        code = "desk",
        name = "Desk",
        position = "First line",
        type = BotType.OPEN_LINE,
        color = AQUA,
        texts = "io/github/imbot4j/samples/desk/texts")
final class DeskBot {

    private static final String PERSON = "(?iu)(?:a )?(?:person|human|operator|человек|оператор)\\W*";
    private static final String YES = "(?iu)(?:yes|thanks|thank you|да|спасибо)\\W*";
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Knowledge knowledge;
    private final OpeningHours hours;

    DeskBot() {
        this(Knowledge.of(System.getenv()), OpeningHours.of(System.getenv()));
    }

    DeskBot(Knowledge knowledge, OpeningHours hours) {
        this.knowledge = knowledge;
        this.hours = hours;
    }

    /** What the client asked last, for whoever takes over. */
    record Asked(String text) {}

    /** The client may leave a question. */
    record Leaving() {}

    /** A question that waits for people. */
    record Waiting(String text) {}

    /** The client may give stars. */
    record Rating() {}

    /** The client gave none. */
    record Unrated() {}

    /** All stars so far. */
    record Ratings(int given, int stars) {}

    private Markup menu(Messages texts) {
        return DeskReplies.menu(knowledge.in(texts.language()), texts);
    }

    @OnJoin(in = OPEN_LINE)
    Reply welcome(Messages texts) {
        return text(texts, "welcome", menu(texts));
    }

    @ClientOnly
    @OnMessage(in = OPEN_LINE)
    Next question(Message asked, Chat chat, Messages texts) {
        chat.put("asked", new Asked(asked.text()), A_DAY);
        return knowledge
                .in(texts.language())
                .find(asked.text())
                .map(article -> Next.done(DeskReplies.answer(article, texts)))
                .orElseGet(() -> Next.done(text(texts, "unknown", menu(texts))));
    }

    @ClientOnly
    @OnMessage(pattern = "(\\d{1,2})\\W*", in = OPEN_LINE)
    Next choice(String number, Message asked, Chat chat, Messages texts) {
        return knowledge
                .in(texts.language())
                .number(Integer.parseInt(number))
                .map(article -> Next.done(DeskReplies.answer(article, texts)))
                .orElseGet(() -> question(asked, chat, texts));
    }

    // Handing over: what is said comes first, since afterwards the bot is out of the chat.

    @ClientOnly
    @OnMessage(pattern = PERSON, priority = 2, in = OPEN_LINE)
    Next person(OpenLine line, Chat chat, HandlerContext asked, Messages texts) {
        if (!hours.areOpen(asked.event().origin().raisedAt(), asked.zone())) {
            return Next.to(new Leaving(), text(texts, "closed", hours.said(asked.zone(), texts.language())));
        }
        chat.get("asked", Asked.class)
                .ifPresent(last -> chat.send(text(texts, "asked", last.text()).hiddenFromClient()));
        line.toOperator();
        return Next.done(text(texts, "coming"));
    }

    @ClientOnly
    @OnMessage(state = Leaving.class, in = OPEN_LINE)
    Next leave(Message question, Timers timers, HandlerContext asked, Messages texts) {
        ZonedDateTime opening = hours.next(asked.event().origin().raisedAt(), asked.zone());
        timers.withName("question").at(opening.toInstant(), new Waiting(question.text()));
        return Next.done(text(texts, "taken", hours.said(asked.zone(), texts.language())));
    }

    @OnTimer
    Reply open(Waiting question, OpenLine line, Messages texts) {
        line.toOperator();
        return text(texts, "asked", question.text()).hiddenFromClient();
    }

    // Feedback, and the end of the session.

    @ClientOnly
    @OnMessage(pattern = YES, priority = 1, in = OPEN_LINE)
    Next helped(Messages texts) {
        return Next.to(new Rating(), DeskReplies.stars(texts)).timeoutAfter(PATIENCE, new Unrated());
    }

    @ClientOnly
    @OnMessage(pattern = "([1-5])\\W*", state = Rating.class, in = OPEN_LINE)
    Next rated(String stars, Memory memory, OpenLine line, Messages texts) {
        memory.update("ratings", Ratings.class, A_YEAR, before -> {
            Ratings old = before.orElse(new Ratings(0, 0));
            return new Ratings(old.given() + 1, old.stars() + Integer.parseInt(stars));
        });
        line.finish();
        return Next.done(text(texts, "bye"));
    }

    @OnTimer
    void unrated(Unrated due, OpenLine line) {
        line.finish();
    }

    // For colleagues, in a private chat.

    @OnJoin(in = PRIVATE)
    Reply explain(Messages texts) {
        return text(texts, "private", send("/ratings"));
    }

    @OnMessage(in = PRIVATE)
    Reply again(Messages texts) {
        return explain(texts);
    }

    @InternalOnly
    @Command(value = "ratings", title = "{ratings}")
    Reply ratings(Memory memory, Messages texts) {
        Ratings all = memory.get("ratings", Ratings.class).orElse(new Ratings(0, 0));
        return text(texts, "rated", all.given(), DeskReplies.average(all, texts.language()));
    }
}
