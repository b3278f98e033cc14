package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.payload.StoredName;
import java.util.List;

/**
 * A message was deleted (ONIMBOTMESSAGEDELETE, v1 §6.8).
 *
 * @param messageId which one
 * @param text what the portal shows in its place, such as {@code Message from 02/26/2026 09:27:30 has been deleted}, in the portal's
 *     language; may be empty
 */
@StoredName("MessageDeleted")
public record MessageDeleted(Origin origin, BotRef bot, Dialog dialog, Sender sender, long messageId, String text)
        implements DialogEvent {

    /** A deletion of which the portal says no more than the id. */
    public MessageDeleted(Origin origin, BotRef bot, Dialog dialog, Sender sender, long messageId) {
        this(origin, bot, dialog, sender, messageId, "");
    }

    @Override
    public List<Object> identity() {
        return List.of(messageId);
    }
}
