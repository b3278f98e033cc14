package io.github.imbot4j.wire;

import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.event.TimerFired;
import java.util.Map;

/** The names of the kinds of events where they are stored. They stay when a class is renamed. */
public final class EventNames {

    private static final Map<Class<? extends Event>, String> NAMES = Map.ofEntries(
            Map.entry(AppInstalled.class, "AppInstalled"),
            Map.entry(AppUpdated.class, "AppUpdated"),
            Map.entry(AppUninstalled.class, "AppUninstalled"),
            Map.entry(BotRemoved.class, "BotRemoved"),
            Map.entry(ScheduleDue.class, "ScheduleDue"),
            Map.entry(PortalEvent.class, "PortalEvent"),
            Map.entry(MessageReceived.class, "MessageReceived"),
            Map.entry(MessageUpdated.class, "MessageUpdated"),
            Map.entry(MessageDeleted.class, "MessageDeleted"),
            Map.entry(CommandReceived.class, "CommandReceived"),
            Map.entry(BotJoined.class, "Joined"),
            Map.entry(ContextReceived.class, "ContextReceived"),
            Map.entry(TimerFired.class, "TimerFired"));

    private EventNames() {}

    /** Returns the name of an event's kind. */
    public static String of(Event event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException(
                    "A " + event.getClass().getSimpleName() + " has no name to be stored under.");
        }
        return name;
    }
}
