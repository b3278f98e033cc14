package io.github.imbot4j.handler;

import io.github.imbot4j.reply.Outcome;

/**
 * Handles an event of one kind: {@code ctx -> text("Hello, ", ctx.sender().mention())}.
 *
 * @param <C> what it may ask for
 */
@FunctionalInterface
public interface ContextHandler<C> {

    /**
     * Handles one event.
     *
     * @return what to say, or {@code noReply()}
     * @throws Exception anything; the bot's error handler gets it, as thrown
     */
    Outcome handle(C context) throws Exception;
}
