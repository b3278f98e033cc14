package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.payload.StoredName;
import java.util.List;

/** A message was edited (ONIMBOTMESSAGEUPDATE, v1 §6.7); {@link Message#text()} is the new text. */
@StoredName("MessageUpdated")
public record MessageUpdated(Origin origin, BotRef bot, Dialog dialog, Sender sender, Message message)
        implements DialogEvent {

    @Override
    public List<Object> identity() {
        return List.of(message.id(), message.original(), origin.raisedAt());
    }
}
