package io.github.imbot4j.model;

import io.github.imbot4j.handler.ForwardingHandler;
import io.github.imbot4j.handler.Handler;

/** A handler that takes {@link io.github.imbot4j.bot.Permissions}, though nothing tells by itself that it does. */
public final class RightsHandler extends ForwardingHandler {

    /** Runs this one. */
    public RightsHandler(Handler handler) {
        super(handler);
    }

    @Override
    public boolean asksForRights() {
        return true;
    }
}
