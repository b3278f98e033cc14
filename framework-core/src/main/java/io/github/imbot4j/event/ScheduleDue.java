package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.payload.StoredName;
import java.util.List;

/**
 * A moment of a bot's schedule has come. No portal says this: the framework does.
 *
 * @param origin when it was due, not when it came
 * @param schedule as written, such as {@code Mon-Fri 09:00}
 */
@StoredName("ScheduleDue")
public record ScheduleDue(Origin origin, BotRef bot, String schedule) implements BotEvent {

    @Override
    public String lane() {
        return APP_LANE;
    }

    @Override
    public List<Object> identity() {
        return List.of(origin.raisedAt());
    }
}
