package io.github.imbot4j.chat;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.language.TimeLabel;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.PortalTimeZones;
import io.github.imbot4j.rest.Rest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Everything a handler may ask for about one event.
 *
 * @param event what happened
 * @param here what can be done on the event's portal
 * @param dialog what can be done in the event's dialog; absent for events without a dialog
 * @param groups what the route's pattern captured: index 0 the whole match, then the groups; {@code ""} for a group that
 *     took no part; empty without a pattern
 * @param failure what a handler threw, for error handlers
 * @param subject the record that set the handler off: a button's payload, a timer's, what a button of the
 *     framework's own ran, or the conversation's state
 */
public record HandlerContext(
        Event event,
        OnPortal here,
        Optional<InDialog> dialog,
        List<String> groups,
        Optional<Throwable> failure,
        Optional<Record> subject) {

    public HandlerContext {
        groups = List.copyOf(groups);
    }

    /**
     * What can be done on one portal.
     *
     * @param portal which
     * @param rest that portal's REST
     * @param portals every portal's bots, to speak elsewhere
     * @param zones the time zones people of portals mean
     * @param memory what the bot remembers there; absent where no bot is concerned
     * @param actions what the bot can do there; absent where no bot is concerned
     */
    public record OnPortal(
            Portal portal,
            Rest rest,
            Portals portals,
            PortalTimeZones zones,
            Optional<Memory> memory,
            Optional<BotActions> actions) {

        /** One that can speak nowhere else, in UTC, without a memory: for tests of handlers. */
        public static OnPortal of(Portal portal, Rest rest) {
            return new OnPortal(
                    portal,
                    rest,
                    new Portals() {
                        @Override
                        public PortalSender portal(PortalId id) {
                            throw new IllegalStateException(
                                    "This invocation reaches no portal " + id + "; give it Portals.");
                        }

                        @Override
                        public List<Portal> installed() {
                            return List.of();
                        }
                    },
                    id -> ZoneOffset.UTC,
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same with another idea of time zones. */
        public OnPortal in(PortalTimeZones other) {
            return new OnPortal(portal, rest, portals, other, memory, actions);
        }
    }

    /**
     * What can be done in one dialog.
     *
     * @param chat speaks there
     * @param openLine steers its Open Line session
     * @param access what whoever caused the event may do
     * @param timers the dialog's
     */
    public record InDialog(Chat chat, OpenLine openLine, Permissions access, Timers timers) {}

    /** The same, set off by a record. */
    public HandlerContext about(Record cause) {
        return new HandlerContext(event, here, dialog, groups, failure, Optional.of(cause));
    }

    /** The same for the handler of what another one threw. */
    public HandlerContext after(Throwable thrown) {
        return new HandlerContext(event, here, dialog, groups, Optional.of(thrown), subject);
    }

    /** The language of the event's portal, two letters. */
    public String language() {
        return event.origin().language();
    }

    /** The event's portal. */
    public Portal portal() {
        return here.portal();
    }

    /** The portal's REST. */
    public Rest rest() {
        return here.rest();
    }

    /** Every portal's bots, to speak elsewhere. */
    public Portals portals() {
        return here.portals();
    }

    /** Language in the event's dialog. */
    public Chat chat() {
        return requireDialog().chat();
    }

    /** Steers the Open Line session of the event's dialog. */
    public OpenLine openLine() {
        return requireDialog().openLine();
    }

    /** What whoever caused the event may do. */
    public Permissions access() {
        return requireDialog().access();
    }

    /** The timers of the event's dialog. */
    public Timers timers() {
        return requireDialog().timers();
    }

    /** What the bot remembers on the event's portal. */
    public Memory memory() {
        return here.memory()
                .orElseThrow(
                        () -> new IllegalStateException(
                                event.getClass().getSimpleName()
                                        + " concerns no bot, so there is no Memory; keep what belongs to the app in a store of your own."));
    }

    /** The chats of the event's portal. */
    public Chats chats() {
        return requireActions().chats();
    }

    /** The people of the event's portal. */
    public People people() {
        return requireActions().people();
    }

    private BotActions requireActions() {
        return here.actions()
                .orElseThrow(() -> new IllegalStateException(event.getClass().getSimpleName()
                        + " concerns no bot, so there are no Chats and People; take Portals and choose a bot."));
    }

    /** The time zone people of this portal mean; the first time, the portal may have to be asked. */
    public ZoneId zone() {
        return here.zones().of(portal().id());
    }

    /** When it happened, by the clocks of people of this portal; the first time, the portal may have to be asked. */
    public ZonedDateTime now() {
        return event.origin().raisedAt().atZone(zone());
    }

    /** Says a moment as people of this portal do: "in 10 minutes", "tomorrow at 15:00"; in its zone and language. */
    public String spoken(Instant moment) {
        ZonedDateTime now = now();
        return TimeLabel.moment(moment.atZone(now.getZone()), now, language());
    }

    private InDialog requireDialog() {
        return dialog.orElseThrow(
                () -> new IllegalStateException(event.getClass().getSimpleName()
                        + " happens in no dialog, so there is no Chat, OpenLine, Access and Timers;"
                        + " take Rest to call the portal, and @Every to run something on each portal."));
    }
}
