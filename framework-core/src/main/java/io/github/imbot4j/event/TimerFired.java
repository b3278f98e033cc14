package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.payload.StoredName;
import java.util.List;

/**
 * A timer that a handler set is due. No portal says this: the framework does, and it comes after a restart too.
 *
 * @param origin when it was due, not when it came
 * @param dialog where it was set
 * @param sender who caused the event whose handler set it
 * @param name tells it from the other timers of the bot in that dialog
 * @param type the name of the record it was set with
 * @param payload that record as text
 */
@StoredName("TimerFired")
public record TimerFired(
        Origin origin, BotRef bot, Dialog dialog, Sender sender, String name, String type, String payload)
        implements DialogEvent {

    @Override
    public List<Object> identity() {
        return List.of(dialog.id(), sender.id(), origin.raisedAt());
    }
}
