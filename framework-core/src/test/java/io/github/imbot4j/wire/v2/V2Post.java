package io.github.imbot4j.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormEncoder;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.EventFeed;
import io.github.imbot4j.wire.EventReader;
import io.github.imbot4j.wire.PortalPost;
import io.github.imbot4j.wire.generation.Generations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hold the {@code data} of an event of the second generation, kept under {@code src/test/resources/v2} as the page of the events shows
 * it, to be posted as PHP does or fetched as JSON.
 */
record V2Post(String event, Map<String, Object> data) {

    static final PortalId PORTAL = new PortalId("bac1cd5c8940947a75e0d71b1a84e348");
    static final Instant AT = Instant.parse("2025-01-15T08:30:00Z");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The example of the page. */
    static V2Post documented(String event) {
        String path = "/v2/" + event.toLowerCase(Locale.ROOT) + ".json";
        try (InputStream in = V2Post.class.getResourceAsStream(path)) {
            return new V2Post(event, map(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    @SuppressWarnings("unchecked") // every file holds an object
    private static Map<String, Object> map(String json) {
        return JSON.readValue(json, LinkedHashMap.class);
    }

    /** The same as another event. */
    V2Post as(String other) {
        return new V2Post(other, data);
    }

    /** The same with a part of another value, given as JSON. */
    V2Post with(String part, String json) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(part, map("{\"value\":" + json + "}").get("value"));
        return new V2Post(event, more);
    }

    /** The same with one field of a part. */
    V2Post with(String part, String field, @Nullable Object value) {
        Map<String, Object> fields = data.get(part) instanceof Map<?, ?> old ? text(old) : new LinkedHashMap<>();
        fields.put(field, value);
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(part, fields);
        return new V2Post(event, more);
    }

    private static Map<String, Object> text(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    PortalPost post() {
        byte[] form = FormEncoder.encode(Map.of(
                "event",
                "ONIMBOTV2" + event,
                "data",
                data,
                "ts",
                AT.getEpochSecond(),
                "auth",
                Map.of(
                        "member_id",
                        PORTAL.memberId(),
                        "domain",
                        "some-domain.bitrix24.com",
                        "application_token",
                        "t")));
        return new EventReader(Generations.all()).read(new FormDecoder(FormLimits.standard()).decode(form), AT);
    }

    EventFeed.Page fetch() {
        String json = JSON.writeValueAsString(Map.of(
                "events",
                List.of(Map.of(
                        "eventId",
                        1001,
                        "type",
                        "ONIMBOTV2" + event,
                        "date",
                        "2025-01-15T10:30:00+02:00",
                        "data",
                        data)),
                "nextOffset",
                1002,
                "hasMore",
                false));
        return new FetchCalls().read(PORTAL, AT, RestResponse.ofResult(json));
    }

    /** The one event, which is the same whichever way it comes. */
    <E extends BotEvent> E only(Class<E> type) {
        PortalPost post = post();
        assertThat(post.events()).hasSize(1);
        EventFeed.Page page = fetch();
        assertThat(page.events()).hasSize(1);
        assertThat(page.events().get(0).problem()).isEmpty();
        assertThat(page.events().get(0).events()).isEqualTo(post.events());
        return type.cast(post.events().get(0));
    }
}
