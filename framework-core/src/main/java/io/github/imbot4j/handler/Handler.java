package io.github.imbot4j.handler;

import io.github.imbot4j.reply.Outcome;
import java.util.Optional;

/** A handler of events. Annotated methods are converted to handlers at start-up; code can write them as lambdas. */
@FunctionalInterface
public interface Handler {

    /**
     * Handles one event.
     *
     * @return what to say, or {@link io.github.imbot4j.reply.NoReply#SILENCE}
     * @throws Exception anything; the bot's error handler gets it, as thrown
     */
    Outcome handle(HandlerContext handlerContext) throws Exception;

    /**
     * What it would say of an event before doing anything, such as that an argument does not fit; asked before the user is to confirm it.
     *
     * @return empty when it would do what it is there for
     */
    default Optional<Outcome> objection(HandlerContext handlerContext) {
        return Optional.empty();
    }

    /** Whether it may ask the user for something, so that the next message may be the answer. */
    default boolean asks() {
        return false;
    }

    /**
     * Whether it takes {@link io.github.imbot4j.bot.Permissions}, so that an event has to bring the token that proves a user's rights. A
     * handler in code that does so says {@code true}, unless its bot has a guard.
     */
    default boolean asksForRights() {
        return false;
    }
}
