package io.github.imbot4j.handler;

import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Memory;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.chat.Absent;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.language.TimeLabel;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.rest.Rest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Everything a handler may ask for about one event. What belongs to a dialog or to a bot is there for events of one; where it is
 * missing, asking for it throws an {@link IllegalStateException} that says what to take instead.
 */
public interface HandlerContext {

    /** What happened. */
    Event event();

    /** The event's portal. */
    Portal portal();

    /** The portal's REST. */
    Rest rest();

    /** Every portal's bots, to speak elsewhere. */
    Portals portals();

    /** The time zone people of this portal mean; the first time, the portal may have to be asked. */
    ZoneId zone();

    /**
     * What the route's pattern captured: index 0 the whole match, then the groups; {@code ""} for a group that took no part; empty
     * without a pattern.
     */
    default List<String> groups() {
        return List.of();
    }

    /** What a handler threw, for error handlers. */
    default Optional<Throwable> failure() {
        return Optional.empty();
    }

    /**
     * The record that set the handler off: a button's payload, a timer's, what a button of the framework's own ran, or the
     * conversation's state.
     */
    default Optional<Record> subject() {
        return Optional.empty();
    }

    /** The chat of the event's dialog. */
    default Chat chat() {
        throw Absent.dialog(event());
    }

    /** Steers the Open Line session of the event's dialog. */
    default OpenLine openLine() {
        throw Absent.dialog(event());
    }

    /** What whoever caused the event may do. */
    default Permissions access() {
        throw Absent.dialog(event());
    }

    /** The timers of the event's dialog. */
    default Timers timers() {
        throw Absent.dialog(event());
    }

    /** What the bot remembers on the event's portal. */
    default Memory memory() {
        throw Absent.memory(event());
    }

    /** The chats of the event's portal. */
    default Chats chats() {
        throw Absent.actions(event());
    }

    /** The people of the event's portal. */
    default People people() {
        throw Absent.actions(event());
    }

    /** The language of the event's portal, two letters. */
    default String language() {
        return event().origin().language();
    }

    /** When it happened, by the clocks of people of this portal; the first time, the portal may have to be asked. */
    default ZonedDateTime now() {
        return event().origin().raisedAt().atZone(zone());
    }

    /** Says a moment as people of this portal do: "in 10 minutes", "tomorrow at 15:00"; in its zone and language. */
    default String spoken(Instant moment) {
        ZonedDateTime now = now();
        return TimeLabel.moment(moment.atZone(now.getZone()), now, language());
    }

    /** Returns the same, set off by a record. */
    default HandlerContext about(Record cause) {
        return new SetOff(this, cause);
    }
}
