package io.github.imbot4j.wire.v1;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.EventFormat;
import io.github.imbot4j.wire.UnverifiedAuthReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events of bots, of which one post may hold several, each with the bot's own tokens (v1 §6.2). */
final class BotEventFormat implements EventFormat {

    @Override
    public Set<String> names() {
        return BotEventReader.names();
    }

    @Override
    public List<Event> read(String name, PortalId portal, Instant raisedAt, FormTree data) {
        return BotEventReader.read(name, portal, raisedAt, data);
    }

    /** Bots of webhooks have none. */
    @Override
    public Map<Long, Credentials> tokens(FormTree data, Instant given) {
        Map<Long, Credentials> bots = new HashMap<>();
        for (String key : List.of("BOT", "COMMAND")) {
            data.get(key).entries().values().forEach(block -> {
                long id = block.get("BOT_ID").number();
                if (id > 0 && !block.get("access_token").isEmpty()) {
                    bots.put(id, UnverifiedAuthReader.credentials(block, given));
                }
            });
        }
        return bots;
    }
}
