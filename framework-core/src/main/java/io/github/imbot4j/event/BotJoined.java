package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.payload.StoredName;
import java.util.List;

/**
 * The bot came into a dialog: a user opened it for the first time, or it was added to a chat (ONIMBOTJOINCHAT, v1 §6.9).
 *
 * @param sender the other person of a private dialog, or who added the bot to a chat
 * @param accessHistory whether the bot may read what was written before
 * @param byBot whether the bot itself began: it wrote first, or created the chat
 */
@StoredName("Joined")
public record BotJoined(Origin origin, BotRef bot, Dialog dialog, Sender sender, boolean accessHistory, boolean byBot)
        implements DialogEvent {

    /** One that somebody else began. */
    public BotJoined(Origin origin, BotRef bot, Dialog dialog, Sender sender, boolean accessHistory) {
        this(origin, bot, dialog, sender, accessHistory, false);
    }

    @Override
    public List<Object> identity() {
        return List.of(dialog.id(), sender.id(), origin.raisedAt());
    }
}
