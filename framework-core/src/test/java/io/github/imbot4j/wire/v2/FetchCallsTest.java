package io.github.imbot4j.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.EventFeed;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The feed of events (v2 §7). */
class FetchCallsTest {

    private final FetchCalls feed = new FetchCalls();

    private EventFeed.Page read(String json) {
        return feed.read(V2Post.PORTAL, V2Post.AT, RestResponse.ofResult(json));
    }

    /** Offset 0 may be answered out of a cache a minute old (v2 §7). */
    @Test
    void neverAsksFromBeforeTheFirst() {
        assertThat(feed.fetch(456, 0, 100))
                .isEqualTo(new Call("imbot.v2.Event.get", Map.of("botId", 456L, "offset", 1L, "limit", 100)));
        assertThat(feed.fetch(456, 1002, 5000).params())
                .containsEntry("offset", 1002L)
                .containsEntry("limit", 1000);
    }

    @Test
    void readsAnEmptyPage() {
        EventFeed.Page page = read("{\"events\":[],\"nextOffset\":0,\"hasMore\":false}");
        assertThat(page.events()).isEmpty();
        assertThat(page.nextOffset()).isZero();
        assertThat(page.hasMore()).isFalse();
        assertThat(read("[]").events()).isEmpty();
    }

    /** What cannot be read is confirmed like the rest, or it would hold up everything behind it. */
    @Test
    void readsThePageAroundWhatItCannotRead() {
        EventFeed.Page page = read("{\"events\":["
                + "{\"eventId\":3,\"type\":\"ONIMV2MESSAGEADD\",\"date\":\"x\",\"data\":[]},"
                + "{\"eventId\":\"2\",\"type\":\"onImBotV2MessageAdd\",\"date\":false,\"data\":{\"bot\":7}},"
                + "{\"eventId\":1,\"type\":\"ONIMBOTV2DELETE\",\"date\":\"2025-01-15T10:30:00+02:00\","
                + "\"data\":{\"bot\":{\"id\":456,\"code\":\"support_bot\"}}}"
                + "],\"nextOffset\":\"4\",\"hasMore\":true}");
        assertThat(page.events()).extracting(EventFeed.Fetched::id).containsExactly(1L, 2L, 3L);
        assertThat(page.events()).extracting(EventFeed.Fetched::isUnreadable).containsExactly(false, true, false);
        assertThat(page.events().get(2).events()).isEmpty();
        assertThat(page.nextOffset()).isEqualTo(4);
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void switchesTheDelivery() {
        assertThat(feed.deliverByFetch(456))
                .isEqualTo(
                        new Call("imbot.v2.Bot.update", Map.of("botId", 456L, "fields", Map.of("eventMode", "fetch"))));
        assertThat(feed.deliverByPost(456, "https://bots.example.com/e"))
                .isEqualTo(new Call(
                        "imbot.v2.Bot.update",
                        Map.of(
                                "botId",
                                456L,
                                "fields",
                                Map.of("eventMode", "webhook", "webhookUrl", "https://bots.example.com/e"))));
    }
}
