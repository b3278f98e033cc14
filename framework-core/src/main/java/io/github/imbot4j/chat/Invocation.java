package io.github.imbot4j.chat;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.Zones;
import io.github.imbot4j.rest.Rest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Carry everything a handler may ask for.
 *
 * @param event what happened
 * @param portal where
 * @param rest that portal's REST
 * @param chat the dialog's voice; for events without a dialog, its methods throw
 * @param openLine the dialog's Open Line session
 * @param groups what the route's pattern captured: index 0 the whole match, then the groups; {@code ""} for a group that
 *     took no part; empty without a pattern
 * @param failure what a handler threw, for error handlers
 * @param portals every portal's bots, to speak elsewhere
 * @param zones the time zones people of portals mean
 * @param subject the record that set the handler off: a button's payload, a timer's, what a button of the
 *     framework's own ran, or the conversation's state
 * @param access what whoever caused the event may do
 * @param timers the dialog's; for events without a dialog, its methods throw
 */
public record Invocation(
        Event event,
        Portal portal,
        Rest rest,
        Chat chat,
        OpenLine openLine,
        List<String> groups,
        Optional<Throwable> failure,
        Portals portals,
        Zones zones,
        Optional<Record> subject,
        Access access,
        Timers timers) {

    public Invocation {
        groups = List.copyOf(groups);
    }

    /** One of whose cause nothing can be proven. */
    public Invocation(
            Event event,
            Portal portal,
            Rest rest,
            Chat chat,
            OpenLine openLine,
            List<String> groups,
            Optional<Throwable> failure,
            Portals portals,
            Zones zones,
            Optional<Record> subject) {
        this(
                event,
                portal,
                rest,
                chat,
                openLine,
                groups,
                failure,
                portals,
                zones,
                subject,
                new UnknownAccess(),
                NoTimers.HERE);
    }

    /** One that can speak nowhere else, in UTC: for tests of handlers. */
    public Invocation(
            Event event,
            Portal portal,
            Rest rest,
            Chat chat,
            OpenLine openLine,
            List<String> groups,
            Optional<Throwable> failure) {
        this(event, portal, rest, chat, openLine, groups, failure, nowhere(), id -> ZoneOffset.UTC, Optional.empty());
    }

    /** The same, set off by a record. */
    public Invocation about(Record cause) {
        return new Invocation(
                event,
                portal,
                rest,
                chat,
                openLine,
                groups,
                failure,
                portals,
                zones,
                Optional.of(cause),
                access,
                timers);
    }

    /** The same for the handler of what another one threw. */
    public Invocation after(Throwable thrown) {
        return new Invocation(
                event,
                portal,
                rest,
                chat,
                openLine,
                groups,
                Optional.of(thrown),
                portals,
                zones,
                subject,
                access,
                timers);
    }

    /** The time zone people of this portal mean; the first time, the portal may have to be asked. */
    public ZoneId zone() {
        return zones.of(portal.id());
    }

    /** When it happened, by the clocks of people of this portal; the first time, the portal may have to be asked. */
    public ZonedDateTime now() {
        return event.origin().raisedAt().atZone(zone());
    }

    private static Portals nowhere() {
        return id -> {
            throw new IllegalStateException("This invocation reaches no portal " + id + "; give it Portals.");
        };
    }
}
