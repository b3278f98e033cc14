package io.github.imbot4j.chat;

import io.github.imbot4j.event.Event;

/** What to answer who asks for something that an event does not have. */
public final class Absent {

    private Absent() {}

    public static IllegalStateException dialog(Event event) {
        return new IllegalStateException(event.getClass().getSimpleName()
                + " happens in no dialog, so there is no Chat, OpenLine, Permissions and Timers;"
                + " take Rest to call the portal, and @Every to run something on each portal.");
    }

    public static IllegalStateException memory(Event event) {
        return new IllegalStateException(event.getClass().getSimpleName()
                + " concerns no bot, so there is no Memory; keep what belongs to the app in a store of your own.");
    }

    public static IllegalStateException actions(Event event) {
        return new IllegalStateException(event.getClass().getSimpleName()
                + " concerns no bot, so there are no Chats and People; take Portals and choose a bot.");
    }
}
