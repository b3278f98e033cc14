package io.github.imbot4j.samples.remind;

import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.lines;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static io.github.imbot4j.reply.Replies.words;

import io.github.imbot4j.bot.Timers.Pending;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.samples.remind.RemindBot.Due;
import io.github.imbot4j.samples.remind.RemindBot.Forget;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pending reminders of a user.
 *
 * @param reminders the earliest first
 */
record Waiting(List<Pending<Due>> reminders) {

    private static final int SHOWN = 10;

    Waiting {
        reminders = List.copyOf(reminders);
    }

    /**
     * A list with numbers, and a button for each.
     *
     * @param owner whose it is: nobody else may press
     * @param asked in whose zone and language moments are said
     */
    NewMessage card(long owner, HandlerContext asked, Messages texts) {
        if (reminders.isEmpty()) {
            return text(texts, "nothing");
        }
        int shown = Math.min(SHOWN, reminders.size());
        Stream<Object> entries = IntStream.range(0, shown).mapToObj(i -> entry(i, asked));
        Stream<Object> more =
                shown < reminders.size() ? Stream.of(texts.say("more", reminders.size() - shown)) : Stream.of();
        return text(lines(Stream.concat(entries, more)))
                .keyboard(row(IntStream.range(0, shown)
                        .mapToObj(i -> button(
                                        texts.say("forget", i + 1),
                                        new Forget(reminders.get(i).name()))
                                .forUser(owner)
                                .inLine())));
    }

    private Object entry(int index, HandlerContext asked) {
        Pending<Due> one = reminders.get(index);
        return words(
                index + 1, ". ", asked.spoken(one.due()), " · ", one.record().what());
    }
}
