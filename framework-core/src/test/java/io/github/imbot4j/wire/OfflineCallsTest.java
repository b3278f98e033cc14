package io.github.imbot4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The queue of events: names and types are those of the documented answers (transport §4.4). */
class OfflineCallsTest {

    private static final PortalId PORTAL = new PortalId("bac1cd5c8940947a75e0d71b1a84e348");

    private static RestResponse row(String name, String data) {
        return RestResponse.ofResult("""
                {"ID":"1","TIMESTAMP_X":"2024-07-18T12:32:31+02:00","EVENT_NAME":"%s","EVENT_DATA":%s,\
                "EVENT_ADDITIONAL":false,"MESSAGE_ID":"7a1b2c3d4e5f60718293a4b5c6d7e8f9"}""".formatted(name, data));
    }

    @Test
    void readsAnEventAsIfItHadBeenPosted() {
        PortalEvent event = OfflineCalls.event(PORTAL, "en", row("ONCRMLEADADD", "{\"FIELDS\":{\"ID\":17}}"))
                .orElseThrow();

        assertThat(event.name()).isEqualTo("ONCRMLEADADD");
        assertThat(event.data()).isEqualTo(Map.of("FIELDS", Map.of("ID", "17")));
        assertThat(event.origin().raisedAt()).isEqualTo(Instant.parse("2024-07-18T10:32:31Z"));
    }

    @Test
    void readsAnEventWithoutDataAndNoneWithoutAName() {
        assertThat(OfflineCalls.event(PORTAL, "en", row("ONCRMLEADADD", "false"))
                        .orElseThrow()
                        .data())
                .isEmpty();
        assertThat(OfflineCalls.event(PORTAL, "en", row("drop table", "false"))).isEmpty();
        assertThat(OfflineCalls.event(PORTAL, "en", RestResponse.ofResult("{\"EVENT_NAME\":\"ONCRMLEADADD\"}")))
                .isEmpty();
    }

    @Test
    void reservesBeforeItClears() {
        assertThat(OfflineCalls.reserve())
                .isEqualTo(Call.of("event.offline.get").with("clear", 0).with("limit", 50));
        assertThat(OfflineCalls.clear("p1", List.of(1L, 2L)))
                .isEqualTo(
                        Call.of("event.offline.clear").with("process_id", "p1").with("id", List.of(1L, 2L)));
        assertThat(OfflineCalls.failed("p1", List.of("7a1b")))
                .isEqualTo(
                        Call.of("event.offline.error").with("process_id", "p1").with("message_id", List.of("7a1b")));
    }

    @Test
    void findsWhatIsReservedAndHasNotFailed() {
        RestResponse list = RestResponse.ofResult("""
                [{"ID":"1","PROCESS_ID":"a","ERROR":"0"},{"ID":"2","PROCESS_ID":"a","ERROR":"0"},\
                {"ID":"3","PROCESS_ID":"","ERROR":"0"},{"ID":"4","PROCESS_ID":"b","ERROR":"1"}]""");

        assertThat(OfflineCalls.processes(list)).containsExactly("a");
    }

    @Test
    void bindsTheQueueWithoutAnAddress() {
        assertThat(PlatformCalls.bindEvent("offline:ONCRMLEADADD", PlatformCalls.QUEUE))
                .isEqualTo(Call.of("event.bind").with("EVENT", "ONCRMLEADADD").with("EVENT_TYPE", "offline"));
        assertThat(PlatformCalls.unbindEvent("offline:ONCRMLEADADD", PlatformCalls.QUEUE))
                .isEqualTo(Call.of("event.unbind").with("EVENT", "ONCRMLEADADD").with("EVENT_TYPE", "offline"));
    }
}
