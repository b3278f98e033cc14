package io.github.imbot4j.wire.v2;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.EventFormat;
import io.github.imbot4j.wire.UnverifiedAuthReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events of bots, of which a post holds one, with the bot's own tokens (v2 §8.3). */
final class V2EventFormat implements EventFormat {

    @Override
    public Set<String> names() {
        return V2EventReader.names();
    }

    @Override
    public List<Event> read(String name, PortalId portal, Instant raisedAt, FormTree data) {
        return List.of(V2EventReader.read(name, portal, raisedAt, data));
    }

    /** Bots of webhooks have none. */
    @Override
    public Map<Long, Credentials> tokens(FormTree data, Instant given) {
        long id = data.path("bot", "id").number();
        FormTree auth = data.path("bot", "auth");
        return id > 0 && !auth.get("access_token").isEmpty()
                ? Map.of(id, UnverifiedAuthReader.credentials(auth, given))
                : Map.of();
    }
}
