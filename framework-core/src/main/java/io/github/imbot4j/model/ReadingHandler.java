package io.github.imbot4j.model;

import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.reply.Outcome;

/**
 * A handler in code that takes a value read from text: the arguments of a command, or an answer in a conversation. How the text is
 * read is decided when the bots are gathered.
 *
 * @param type of a command the record of its arguments, else what the answer is read as
 * @param said how the author wrote it, such as {@code command("hello", …)}, for messages
 * @param wording what texts of the author's are
 * @param run handles an event with the value
 */
public record ReadingHandler(Class<?> type, String said, MessageKeys wording, Run run) implements Handler {

    /** Handles an event with the value that was read. */
    @FunctionalInterface
    public interface Run {

        /** Handles one event. */
        Outcome handle(HandlerContext handlerContext, Object value) throws Exception;
    }

    @Override
    public Outcome handle(HandlerContext handlerContext) {
        throw new IllegalStateException(said + " is not read yet. Gather the bot with Bots.of(…).");
    }

    ReadingHandler worded(MessageKeys texts) {
        return new ReadingHandler(type, said, texts, run);
    }
}
