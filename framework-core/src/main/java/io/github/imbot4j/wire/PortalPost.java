package io.github.imbot4j.wire;

import io.github.imbot4j.event.AppEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.portal.Credentials;
import java.util.List;
import java.util.Map;

/**
 * A parsed post of a portal: the origin it claims, and the events in it.
 *
 * @param name the event's name in upper case, such as {@code ONIMBOTMESSAGEADD}
 * @param handlerId id of the event binding; {@code 0} when not said
 * @param claim what it says of itself
 * @param bots the tokens of bots themselves that came with it, by bot id (v1 §6.2)
 * @param events one for each bot or command in the post; empty for an event this framework does not know
 */
public record PortalPost(
        String name, long handlerId, UnverifiedAuth claim, Map<Long, Credentials> bots, List<Event> events) {

    /** A post without tokens of bots. */
    public PortalPost(String name, long handlerId, UnverifiedAuth claim, List<Event> events) {
        this(name, handlerId, claim, Map.of(), events);
    }

    public PortalPost {
        bots = Map.copyOf(bots);
        events = List.copyOf(events);
    }

    /** Tells whether it is the install page that was opened, not an event that was posted. */
    public boolean isPage() {
        return name.equals(EventReader.INSTALL_PAGE);
    }

    /** Tells whether it is about the app as a whole, in this way. */
    public boolean tells(Class<? extends AppEvent> what) {
        return !events.isEmpty() && what.isInstance(events.get(0));
    }
}
