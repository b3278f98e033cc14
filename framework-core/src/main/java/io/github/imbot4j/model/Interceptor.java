package io.github.imbot4j.model;

import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.reply.Outcome;

/**
 * An interceptor around every handler of every bot: it can measure, log, set a context, change replies. Interceptors
 * are nested in a declared order, around the handler once its guards have accepted; error handlers are handlers too.
 *
 * <p>Safe for use by several threads.
 */
@FunctionalInterface
public interface Interceptor {

    /**
     * Goes around one call.
     *
     * @return what the handler returned, or something else to say
     * @throws Exception what the handler threw, or its own: the bot's error handler gets it. A failure that may pass has the event
     *     handled again whatever is returned in its place
     */
    Outcome around(HandlerContext handlerContext, Chain chain) throws Exception;

    /** The rest of the chain: the next interceptor, and finally the handler. */
    interface Chain {

        /** The handler, with the place of its declaration. */
        Route route();

        /**
         * Goes on.
         *
         * @return what is to be said
         * @throws Exception what the handler threw
         */
        Outcome proceed() throws Exception;
    }
}
