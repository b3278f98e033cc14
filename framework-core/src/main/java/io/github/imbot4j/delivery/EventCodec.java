package io.github.imbot4j.delivery;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.wire.StoredEvent;

/** Give durable journals the text of an event, and the event of a text. */
public final class EventCodec {

    private EventCodec() {}

    /** One line of JSON; whoever reads it needs no other version of the framework than the next ones. */
    public static String write(Event event) {
        return StoredEvent.write(event);
    }

    /**
     * Reads an event, equal to the one written.
     *
     * @throws IllegalArgumentException saying what is wrong with the text, without quoting it
     */
    public static Event read(String text) {
        return StoredEvent.read(text);
    }
}
