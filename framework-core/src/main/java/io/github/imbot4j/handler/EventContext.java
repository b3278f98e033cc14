package io.github.imbot4j.handler;

import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.rest.Rest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What a handler in code may ask for about an event.
 *
 * @param <E> the type of the event
 */
public class EventContext<E extends Event> {

    private final E event;
    private final HandlerContext handlerContext;

    /**
     * One of an event that is of this type.
     *
     * @throws ClassCastException if it is of another
     */
    public EventContext(Class<E> type, HandlerContext handlerContext) {
        this.event = type.cast(handlerContext.event());
        this.handlerContext = handlerContext;
    }

    /** What happened. */
    public final E event() {
        return event;
    }

    /** Everything there is to ask for, of an event of any type. */
    public final HandlerContext handlerContext() {
        return handlerContext;
    }

    /** The event's portal. */
    public final Portal portal() {
        return handlerContext.portal();
    }

    /** The portal's REST. */
    public final Rest rest() {
        return handlerContext.rest();
    }

    /** Every portal's bots, to speak elsewhere. */
    public final Portals portals() {
        return handlerContext.portals();
    }

    /** The language of the portal, two letters. */
    public final String language() {
        return handlerContext.language();
    }

    /** Texts of the author's in the language of the portal. */
    public final Messages phrases(MessageBundle messageBundle) {
        return messageBundle.in(language());
    }

    /** The time zone people of this portal mean; the first time, the portal may have to be asked. */
    public final ZoneId zone() {
        return handlerContext.zone();
    }

    /** When it happened, by the clocks of people of this portal. */
    public final ZonedDateTime now() {
        return handlerContext.now();
    }

    /** Says a moment as people of this portal do: "in 10 minutes", "tomorrow at 15:00". */
    public final String spoken(Instant moment) {
        return handlerContext.spoken(moment);
    }
}
