package io.github.imbot4j.handler;

import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import java.util.Optional;

/** What a handler in code may ask for about an event whose handler threw. */
public final class ErrorContext extends EventContext<Event> {

    /** One of an event of any type. */
    public ErrorContext(HandlerContext handlerContext) {
        super(Event.class, handlerContext);
    }

    /** Writes into the dialog of the event; empty when it happened in none. */
    public Optional<Chat> chat() {
        return event() instanceof DialogEvent ? Optional.of(handlerContext().chat()) : Optional.empty();
    }
}
