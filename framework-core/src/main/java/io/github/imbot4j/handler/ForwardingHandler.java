package io.github.imbot4j.handler;

import io.github.imbot4j.reply.Outcome;
import java.util.Optional;

/** A handler that passes everything on to another one, for handlers that change a part of it. */
public abstract class ForwardingHandler implements Handler {

    private final Handler handler;

    /** Passes on to this one. */
    protected ForwardingHandler(Handler handler) {
        this.handler = handler;
    }

    /** The handler that this one passes on to. */
    public final Handler handler() {
        return handler;
    }

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
        return handler.asksForRights();
    }
}
