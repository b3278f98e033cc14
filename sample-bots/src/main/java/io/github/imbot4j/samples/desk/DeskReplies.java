package io.github.imbot4j.samples.desk;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.join;
import static io.github.imbot4j.reply.Replies.lines;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;
import static io.github.imbot4j.reply.Replies.words;

import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.samples.desk.DeskBot.Ratings;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the desk says things. Clients of Telegram or e-mail have no buttons, so everything can be answered by a number or a word;
 * where the client can click, the word is one.
 */
final class DeskReplies {

    private DeskReplies() {}

    /** The topics with their numbers, and how to reach people. */
    static Markup menu(KnowledgeBase known, Messages texts) {
        List<String> titles = known.titles();
        Stream<Object> topics = IntStream.rangeClosed(1, titles.size())
                .mapToObj(number -> words(send("" + number, number + ". " + titles.get(number - 1))));
        return lines(Stream.concat(topics, Stream.of(words(texts, "people", send(texts.say("person"))))));
    }

    static Reply answer(Article article, Messages texts) {
        return text(lines(
                bold(article.title()),
                article.text(),
                words(texts, "helped", send(texts.say("yes")), send(texts.say("person")))));
    }

    static Reply stars(Messages texts) {
        return text(
                texts,
                "rate",
                join(" ", IntStream.rangeClosed(1, 5).mapToObj(stars -> send("" + stars, "★".repeat(stars)))));
    }

    static String average(Ratings all, String language) {
        NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag(language));
        format.setMaximumFractionDigits(1);
        return format.format(all.given() == 0 ? 0 : (double) all.stars() / all.given());
    }
}
