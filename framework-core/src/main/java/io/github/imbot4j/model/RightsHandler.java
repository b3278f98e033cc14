package io.github.imbot4j.model;

import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.reply.Outcome;
import java.util.Optional;

/**
 * A handler that takes {@link io.github.imbot4j.bot.Permissions}, though nothing tells by itself that it does.
 *
 * @param handler what runs
 */
public record RightsHandler(Handler handler) implements Handler {

    @Override
    public Outcome handle(HandlerContext handlerContext) throws Exception {
        return handler.handle(handlerContext);
    }

    @Override
    public Optional<Outcome> objection(HandlerContext handlerContext) {
        return handler.objection(handlerContext);
    }

    @Override
    public boolean asks() {
        return handler.asks();
    }

    @Override
    public boolean asksForRights() {
        return true;
    }
}
