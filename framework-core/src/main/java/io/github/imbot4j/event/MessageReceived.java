package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.payload.StoredName;
import java.util.List;

/**
 * A user wrote to the bot, or mentioned it (ONIMBOTMESSAGEADD, v1 §6.6).
 *
 * @param mentionsBot whether the bot itself is mentioned
 */
@StoredName("MessageReceived")
public record MessageReceived(
        Origin origin, BotRef bot, Dialog dialog, Sender sender, Message message, boolean mentionsBot)
        implements DialogEvent {

    /** A message without an id is told apart by all that it says. */
    @Override
    public List<Object> identity() {
        return message.id() == 0
                ? List.of(dialog.id(), sender.id(), message.uuid(), message.original(), origin.raisedAt())
                : List.of(message.id());
    }
}
