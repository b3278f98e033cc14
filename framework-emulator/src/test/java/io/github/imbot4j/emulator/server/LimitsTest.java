package io.github.imbot4j.emulator.server;

import static io.github.imbot4j.emulator.server.ServedPortal.FORM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.server.ServedPortal.Reply;
import io.github.imbot4j.emulator.state.Limits;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {

    /** Every call is said to take a minute; three of them are allowed. */
    private static final Limits SLOW = new Limits(0, 0, Duration.ofMinutes(3), Duration.ofMinutes(1));

    @Test
    void theBucketLeaksByThePortalsClock() throws IOException {
        try (ServedPortal served = new ServedPortal(Limits.STANDARD)) {
            for (int i = 0; i < 50; i++) {
                assertThat(served.call("server.time").status()).isEqualTo(200);
            }
            Reply tooMany = served.call("server.time");
            assertThat(tooMany.status()).isEqualTo(503);
            assertThat(tooMany.error()).isEqualTo("QUERY_LIMIT_EXCEEDED");

            served.clock.advance(Duration.ofSeconds(1));
            assertThat(served.call("server.time").status()).isEqualTo(200);
            assertThat(served.call("server.time").status()).isEqualTo(200);
            assertThat(served.call("server.time").status()).isEqualTo(503);
            assertThat(served.refresh(served.token.refresh()).status()).isEqualTo(200);
        }
    }

    @Test
    void aBatchIsOneRequest() throws IOException {
        try (ServedPortal served = new ServedPortal(new Limits(1, 2, Duration.ZERO, Duration.ZERO))) {
            PhpValue results = served.post(
                            served.portal.address(),
                            "/rest/batch",
                            FORM,
                            "cmd[]=server.time&cmd[]=server.time&cmd[]=server.time&auth=" + served.token.access())
                    .result();

            assertThat(results.at("result").values()).hasSize(3);
            assertThat(served.call("server.time").status()).isEqualTo(200);
            assertThat(served.call("server.time").status()).isEqualTo(503);
        }
    }

    @Test
    void aMethodUsesItsTimeUpAndGetsItBack() throws IOException {
        try (ServedPortal served = new ServedPortal(SLOW)) {
            PhpValue time = served.call("profile").body().at("time");
            assertThat(time.at("operating").text()).isEqualTo("60");
            assertThat(time.at("operating_reset_at").number())
                    .isEqualTo(
                            served.clock.instant().plus(Duration.ofMinutes(10)).getEpochSecond());
            served.clock.advance(Duration.ofMinutes(5));
            for (int i = 0; i < 3; i++) {
                assertThat(served.call("profile").status()).isEqualTo(200);
            }

            Reply over = served.call("profile");
            assertThat(over.status()).isEqualTo(429);
            assertThat(over.error()).isEqualTo("OPERATION_TIME_LIMIT");
            assertThat(served.call("server.time").status())
                    .as("other methods go on")
                    .isEqualTo(200);
            assertThat(served.get(served.portal.address(), "/rest/1/" + served.webhook.secret() + "/profile")
                            .status())
                    .as("others who call go on")
                    .isEqualTo(200);

            served.clock.advance(Duration.ofMinutes(5));
            assertThat(served.call("profile").status()).isEqualTo(200);
        }
    }

    @Test
    void commandsInABatchUseTheirMethodsTime() throws IOException {
        try (ServedPortal served = new ServedPortal(SLOW)) {
            String commands = "cmd[a]=profile&cmd[b]=profile&cmd[c]=profile&cmd[d]=profile&cmd[e]=profile";

            PhpValue results = served.post(
                            served.portal.address(), "/rest/batch", FORM, commands + "&auth=" + served.token.access())
                    .result();

            assertThat(results.at("result_error").entries()).containsOnlyKeys("e");
            assertThat(results.at("result_error").at("e").at("error").text()).isEqualTo("OPERATION_TIME_LIMIT");
        }
    }

    @Test
    void shortCallsDoNotCount() throws IOException {
        try (ServedPortal served = new ServedPortal(Limits.STANDARD)) {
            served.call("profile");

            assertThat(served.call("profile").body().at("time").at("operating").number())
                    .isZero();
        }
    }
}
