package io.github.imbot4j.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.log.Exchange.RestCall;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchedCallsTest {

    private final ServedPortal served = new ServedPortal();

    @AfterEach
    void close() {
        served.close();
    }

    private List<RestCall> post(String path, String form) throws IOException {
        served.post(served.portal.address(), path, ServedPortal.FORM, form + "&auth=" + served.token.access());
        return served.portal.traffic().calls().stream()
                .filter(call -> !call.oauth())
                .toList();
    }

    @Test
    void standInTheTrafficBehindTheirBatch() throws IOException {
        List<RestCall> calls = post(
                "/rest/batch",
                "halt=1&cmd[a]=user.get%3FID%5B0%5D%3D1%26ID%5B1%5D%3D2%26FILTER%5BNAME%5D%3Dx%26auth%3D0123456789&cmd[b]=IMBOT.Register&cmd[c]=profile");

        RestCall batch = calls.get(0);
        assertThat(batch.method()).isEqualTo("batch");
        assertThat(batch.batch()).isEmpty();
        assertThat(calls.subList(1, calls.size()))
                .extracting(RestCall::method)
                .containsExactly("user.get", "imbot.register");
        assertThat(calls.subList(1, 3))
                .allSatisfy(call -> assertThat(call.batch()).contains(batch.id()));
        assertThat(calls.get(1).params()).isEqualTo(Map.of("ID", List.of("1", "2"), "FILTER", Map.of("NAME", "x")));
        assertThat(calls.get(1).answer()).startsWith("{\"result\":[");
        assertThat(calls.get(1).request()).doesNotContain("0123456789");
        assertThat(calls.get(2).error()).isEqualTo("EVENT_MESSAGE_ADD_ERROR");
        assertThat(calls.get(2).answer()).contains("\"error\":\"EVENT_MESSAGE_ADD_ERROR\"");
        assertThat(calls).extracting(RestCall::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areNoneOfACallThatIsNoBatchOrABatchThatIsRefused() throws IOException {
        assertThat(post("/rest/profile", "cmd[a]=scope")).hasSize(1);
        served.portal.tokens().revokeAll(served.app.clientId());
        assertThat(post("/rest/batch", "cmd[a]=scope"))
                .extracting(RestCall::method)
                .containsExactly("profile", "batch");
    }
}
