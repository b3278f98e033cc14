package io.github.imbot4j.model;

import io.github.imbot4j.chat.Invocation;
import io.github.imbot4j.reply.Outcome;

/** Answer an event. Annotated methods are turned into these at start-up; code can write them as lambdas. */
@FunctionalInterface
public interface Handler {

    /**
     * Handles one event.
     *
     * @return what to say, or {@link io.github.imbot4j.reply.Silence#SILENCE}
     * @throws Exception anything; the bot's error handler gets it, as thrown
     */
    Outcome handle(Invocation invocation) throws Exception;

    /** Whether it may ask the user for something, so that the next message may be the answer. */
    default boolean asks() {
        return false;
    }
}
