package io.github.imbot4j.routing;

import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.model.Route;
import java.util.List;
import java.util.Optional;

/** Say where an event goes. */
public sealed interface Routed {

    /**
     * A handler wants it.
     *
     * @param route which
     * @param event the event, or the command found in it when it was a plain message (v1 §3.5)
     * @param groups what the route's pattern captured, the whole match first; empty without a pattern
     * @param subject the record that set it off, when there is one
     * @param uses what is to be remembered if the handler went well, with everything else the event leads to
     */
    record Found(Route route, BotEvent event, List<String> groups, Optional<Record> subject, List<SessionChange> uses)
            implements Routed {
        public Found {
            groups = List.copyOf(groups);
            uses = List.copyOf(uses);
        }

        /** One that no record set off. */
        public Found(Route route, BotEvent event, List<String> groups) {
            this(route, event, groups, Optional.empty(), List.of());
        }

        /** The same, set off by a record. */
        public Found with(Record record) {
            return new Found(route, event, groups, Optional.of(record), uses);
        }

        /** The same, to be remembered. */
        public Found using(List<SessionChange> all) {
            return new Found(route, event, groups, subject, all);
        }
    }

    /**
     * Nobody is to see it: the bot's own doing, another bot's, or the portal's.
     *
     * @param why for the log
     */
    record Dropped(String why) implements Routed {}

    /**
     * It was promised, and nobody is there for it any more: a timer whose handler is gone. Not to be lost silently.
     *
     * @param why for the log and the dead letter
     */
    record Lost(String why) implements Routed {}

    /**
     * No handler of the bot wants it.
     *
     * @param key the same for events that the same new handler would take
     * @param suggestion the Java method to paste
     */
    record Unhandled(String key, String suggestion) implements Routed {}
}
