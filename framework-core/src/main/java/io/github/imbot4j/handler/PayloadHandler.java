package io.github.imbot4j.handler;

import io.github.imbot4j.reply.Outcome;

/**
 * Handles an event that brings something of the author's: {@code (ctx, approve) -> text("Approved: ", approve.invoice())}.
 *
 * @param <C> what it may ask for
 * @param <P> what it brings, such as the record a button carries
 */
@FunctionalInterface
public interface PayloadHandler<C, P> {

    /**
     * Handles one event.
     *
     * @return what to say, or {@code noReply()}
     * @throws Exception anything; the bot's error handler gets it, as thrown
     */
    Outcome handle(C context, P payload) throws Exception;
}
