package io.github.imbot4j.binding;

import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.model.Trigger;

/**
 * The events that a trigger accepts.
 *
 * @param event all of them are of this type
 * @param open whether a handler may ask for what only some of them have
 */
record TriggerScope(Class<? extends Event> event, boolean open) {

    static TriggerScope of(Trigger trigger) {
        if (trigger instanceof Trigger.OnCommand) {
            return new TriggerScope(CommandReceived.class, false);
        }
        if (trigger instanceof Trigger.OnMessage || trigger instanceof Trigger.OnForm) {
            return new TriggerScope(MessageReceived.class, false);
        }
        if (trigger instanceof Trigger.OnButton) {
            return new TriggerScope(CommandReceived.class, false);
        }
        if (trigger instanceof Trigger.OnTimer || trigger instanceof Trigger.OnSurvey) {
            return new TriggerScope(TimerFired.class, false);
        }
        if (trigger instanceof Trigger.Every) {
            return new TriggerScope(ScheduleDue.class, false);
        }
        if (trigger instanceof Trigger.OnPortalEvent) {
            return new TriggerScope(PortalEvent.class, false);
        }
        if (trigger instanceof Trigger.OnEvent event) {
            return new TriggerScope(event.type(), false);
        }
        return trigger instanceof Trigger.OnError
                ? new TriggerScope(Event.class, true)
                : new TriggerScope(BotEvent.class, true);
    }

    /** Tells whether it is set off by an answer in a conversation, which can be read as a value. */
    static boolean answers(Trigger trigger) {
        return trigger instanceof Trigger.OnMessage message && message.state().isPresent();
    }

    /** Tells whether there is a dialog to say something in. */
    boolean speaks() {
        return open || DialogEvent.class.isAssignableFrom(event);
    }

    boolean has(ArgumentProvider argumentProvider) {
        return open ? argumentProvider.sometimes(event) : argumentProvider.always(event);
    }
}
