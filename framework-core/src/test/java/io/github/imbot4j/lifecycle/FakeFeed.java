package io.github.imbot4j.lifecycle;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.EventFeed;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A portal that keeps a bot's events until they are confirmed (v2 §7). */
final class FakeFeed implements EventFeed, Rest {

    final List<Long> offsets = new ArrayList<>();
    final List<Fetched> kept = new ArrayList<>();
    private final Queue<RestException> failures = new ArrayDeque<>();
    private Page answer = new Page(List.of(), 0, false);
    int most = MOST;

    void happens(long id, String text) {
        kept.add(new Fetched(id, "SAID", List.of(SampleEvents.message(text)), ""));
    }

    void cannotBeRead(long id) {
        kept.add(new Fetched(id, "SAID", List.of(), "it has no dialog"));
    }

    void failNext(RestException failure) {
        failures.add(failure);
    }

    @Override
    public RestResponse call(Call call) {
        long offset = Long.parseLong(String.valueOf(call.params().get("offset")));
        offsets.add(offset);
        RestException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        kept.removeIf(event -> event.id() < offset);
        List<Fetched> page = kept.stream().limit(most).toList();
        long next =
                page.isEmpty() ? 0 : Math.max(offset, page.get(page.size() - 1).id() + 1);
        answer = new Page(page, next, page.size() >= most);
        return RestResponse.ofResult("true");
    }

    @Override
    public Call fetch(long botId, long offset, int limit) {
        return Call.of("feed.get").with("bot", botId).with("offset", offset);
    }

    @Override
    public Page read(PortalId portal, Instant receivedAt, RestResponse fetched) {
        return answer;
    }

    @Override
    public Call deliverByFetch(long botId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Call deliverByPost(long botId, String eventUrl) {
        throw new UnsupportedOperationException();
    }

    List<Event> events() {
        return kept.stream().flatMap(one -> one.events().stream()).toList();
    }
}
