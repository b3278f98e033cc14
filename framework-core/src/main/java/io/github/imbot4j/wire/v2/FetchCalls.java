package io.github.imbot4j.wire.v2;

import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.EventFeed;
import io.github.imbot4j.wire.shared.EventParts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The calls that fetch events (v2 §7), and the switch between fetching and posts (v2 §2.3). */
final class FetchCalls implements EventFeed {

    private static final String UPDATE = "imbot.v2.Bot.update";

    /** Fails with BOT_NOT_FOUND, BOT_OWNERSHIP_ERROR, BOT_TOKEN_NOT_SPECIFIED for good. */
    @Override
    public Call fetch(long botId, long offset, int limit) {
        return Call.of("imbot.v2.Event.get")
                .with("botId", botId)
                .with("offset", Math.max(1, offset))
                .with("limit", Math.max(1, Math.min(limit, MOST)));
    }

    /** An empty page says the offset it was asked with, or 0 (v2 corrections, no. 8). */
    @Override
    public Page read(PortalId portal, Instant receivedAt, RestResponse fetched) {
        List<Fetched> events = fetched.get("events").items().stream()
                .map(event -> one(portal, receivedAt, JsonForm.of(event)))
                .sorted(Comparator.comparingLong(Fetched::id))
                .toList();
        return new Page(
                events,
                fetched.get("nextOffset").asLong(0),
                fetched.get("hasMore").asBoolean());
    }

    private static Fetched one(PortalId portal, Instant receivedAt, FormTree event) {
        long id = event.get("eventId").number();
        String name = event.get("type").text().strip().toUpperCase(Locale.ROOT);
        if (!V2EventReader.names().contains(name)) {
            return new Fetched(id, name, List.of(), "");
        }
        try {
            Instant said = EventParts.time(event.get("date").text());
            Instant raisedAt = said.equals(Instant.EPOCH) ? receivedAt : said;
            return new Fetched(id, name, List.of(V2EventReader.read(name, portal, raisedAt, event.get("data"))), "");
        } catch (FormException unreadable) {
            return new Fetched(id, name, List.of(), String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public Call deliverByFetch(long botId) {
        return Call.of(UPDATE).with("botId", botId).with("fields", Map.of("eventMode", "fetch"));
    }

    /** Both fields together, or the bot hears nothing (v2 §2.3). */
    @Override
    public Call deliverByPost(long botId, String eventUrl) {
        return Call.of(UPDATE)
                .with("botId", botId)
                .with("fields", Map.of("eventMode", "webhook", "webhookUrl", eventUrl));
    }
}
