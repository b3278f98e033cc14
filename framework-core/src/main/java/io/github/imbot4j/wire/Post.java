package io.github.imbot4j.wire;

import io.github.imbot4j.event.Event;
import java.util.List;

/**
 * Hold one post of a portal, read: who it claims to be from, and the events in it.
 *
 * @param name the event's name in upper case, such as {@code ONIMBOTMESSAGEADD}
 * @param handlerId id of the event binding; {@code 0} when not said
 * @param claim what it says of itself
 * @param events one for each bot or command in the post; empty for an event this framework does not know
 */
public record Post(String name, long handlerId, Claim claim, List<Event> events) {

    public Post {
        events = List.copyOf(events);
    }
}
