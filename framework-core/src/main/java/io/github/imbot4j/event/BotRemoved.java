package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.payload.StoredName;
import java.util.List;

/** The bot was deleted from the portal (ONIMBOTDELETE, v1 §6.11). Nothing can be said any more. */
@StoredName("BotRemoved")
public record BotRemoved(Origin origin, BotRef bot) implements BotEvent {

    @Override
    public String lane() {
        return APP_LANE;
    }

    @Override
    public List<Object> identity() {
        return List.of(origin.raisedAt());
    }
}
