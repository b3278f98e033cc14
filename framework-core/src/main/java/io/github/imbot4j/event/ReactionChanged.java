package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.payload.StoredName;
import java.util.List;

/**
 * A user put a reaction on a message of the bot's, or took it off (ONIMBOTV2REACTIONCHANGE, v2 §8.1). The first generation of the API has no
 * such event.
 *
 * @param sender whose reaction it is
 * @param message the bot's message
 * @param reaction its code, such as {@code like} or {@code redHeart}; portals add codes
 * @param added whether it was put on; {@code false} when it was taken off
 */
@StoredName("ReactionChanged")
public record ReactionChanged(
        Origin origin, BotRef bot, Dialog dialog, Sender sender, Message message, String reaction, boolean added)
        implements DialogEvent {

    /** The same reaction can be put on and taken off again and again. */
    @Override
    public List<Object> identity() {
        return List.of(message.id(), sender.id(), reaction, added, origin.raisedAt());
    }
}
