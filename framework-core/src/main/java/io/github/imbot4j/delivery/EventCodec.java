package io.github.imbot4j.delivery;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.wire.EventJson;

/** The text form of events in durable journals. */
public final class EventCodec {

    private EventCodec() {}

    /** One line of JSON; whoever reads it needs no other version of the framework than the next ones. */
    public static String write(Event event) {
        return EventJson.write(event, "");
    }

    /** The text of an entry's event, with its pass. */
    public static String write(InboxEntry entry) {
        return EventJson.write(entry.event(), entry.pass());
    }

    /**
     * Reads the entry of a text that {@link #write(InboxEntry)} wrote.
     *
     * @throws IllegalArgumentException saying what is wrong with the text, without quoting it
     */
    public static InboxEntry read(String key, Lane lane, String text) {
        return new InboxEntry(key, lane, EventJson.read(text), EventJson.pass(text));
    }

    /**
     * Reads an event, equal to the one written.
     *
     * @throws IllegalArgumentException saying what is wrong with the text, without quoting it
     */
    public static Event read(String text) {
        return EventJson.read(text);
    }
}
