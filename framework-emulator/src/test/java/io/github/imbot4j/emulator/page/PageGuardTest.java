package io.github.imbot4j.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageGuardTest {

    private final PageGuard guard = new PageGuard("127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080"})
    void letsLoopbackIn(String host) {
        assertThat(guard.refusesHost(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "10.0.0.7",
                "127.999.1.1",
                "127.1",
                "localhost.",
                "evil.example.",
                ":8080",
                "localhost:",
                "localhost:999999",
                "localhost:80:80",
                "localhost, evil.example",
                "localhost evil.example",
                "localhost@evil.example",
                "evil.example@localhost",
                "[::1].evil.example",
                "[::ffff:127.0.0.1]"
            })
    void refusesEveryOtherHost(String host) {
        assertThat(guard.refusesHost(host)).get().asString().contains("'" + host + "'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void refusesARequestThatNamesNoHostWhateverThePageIsBoundTo(String host) {
        for (String bound : new String[] {"127.0.0.1", "0.0.0.0", "::", ""}) {
            assertThat(new PageGuard(bound).refusesHost(host)).contains("The request names no host.");
        }
    }

    @Test
    void letsTheBoundHostIn() {
        assertThat(new PageGuard("portal.home").refusesHost("portal.home:8080")).isEmpty();
        assertThat(new PageGuard("portal.home").refusesHost("other.home:8080")).isPresent();
    }

    @Test
    void letsAddressesInButNoNamesWhenBoundToAllOfThem() {
        PageGuard everywhere = new PageGuard("0.0.0.0");

        assertThat(everywhere.refusesHost("192.168.1.4:8080")).isEmpty();
        assertThat(everywhere.refusesHost("evil.example:8080")).isPresent();
    }

    @Test
    void letsThePageItselfAsk() {
        assertThat(guard.refusesSender("http://localhost:8080", "same-origin", "localhost:8080"))
                .isEmpty();
        assertThat(guard.refusesSender(null, null, "localhost:8080")).isEmpty();
        assertThat(guard.refusesSender(null, "none", "localhost:8080")).isEmpty();
    }

    @Test
    void refusesOtherSites() {
        assertThat(guard.refusesSender("http://evil.example", null, "localhost:8080"))
                .isPresent();
        assertThat(guard.refusesSender("http://localhost:3000", null, "localhost:8080"))
                .isPresent();
        assertThat(guard.refusesSender("null", null, "localhost:8080")).isPresent();
        assertThat(guard.refusesSender(null, "cross-site", "localhost:8080")).isPresent();
        assertThat(guard.refusesSender(null, "same-site", "localhost:8080")).isPresent();
    }

    @Test
    void takesOnlyJsonForJson() {
        assertThat(PageGuard.saysJson("application/json; charset=utf-8")).isTrue();
        assertThat(PageGuard.saysJson("text/plain")).isFalse();
        assertThat(PageGuard.saysJson("application/jsonp")).isFalse();
        assertThat(PageGuard.saysJson(null)).isFalse();
    }
}
