package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.payload.StoredName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A user followed a link with a bot context (ONIMBOTCONTEXTGET, v1 §6.12). The context is chosen by whoever made the
 * link: do nothing on it that matters without asking the user (transport §5.4 no. 29).
 *
 * @param context nested maps and texts
 */
@StoredName("ContextReceived")
public record ContextReceived(Origin origin, BotRef bot, Dialog dialog, Sender sender, Map<String, Object> context)
        implements DialogEvent {

    public ContextReceived {
        context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
    }

    @Override
    public List<Object> identity() {
        return List.of(dialog.id(), sender.id(), context, origin.raisedAt());
    }
}
