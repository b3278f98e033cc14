package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is refused again and again is answered late, and nobody else. */
class RefusalsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Refusals refusals = new Refusals(TrustedProxies.of(List.of("192.0.2.1")), nanos::get);

    private boolean isLate(String sender) {
        return refusals.note("Post", sender, 403, "portal zz is not installed");
    }

    private void refuse(String sender, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(isLate(sender)).isFalse();
        }
    }

    @Test
    void answersASenderLateAfterTwentyRefusals() {
        refuse("203.0.113.7", Refusals.FREE);

        assertThat(isLate("203.0.113.7")).isTrue();
        assertThat(isLate("203.0.113.8")).as("somebody else").isFalse();
    }

    @Test
    void forgetsAfterAMinute() {
        refuse("203.0.113.7", Refusals.FREE);
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());

        assertThat(isLate("203.0.113.7")).isFalse();
    }

    @Test
    void remembersTheSendersThatCameLastWhenThereAreVeryMany() {
        for (int i = 0; i < 20_000; i++) {
            isLate("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
        }
        refuse("203.0.113.7", Refusals.FREE);

        assertThat(isLate("203.0.113.7")).isTrue();
    }

    @Test
    void countsANetworkOfIpv6AsOneSender() {
        assertThat(TrustedProxies.network("2001:db8:1:2::3")).isEqualTo(TrustedProxies.network("2001:db8:1:2:ffff::4"));
        assertThat(TrustedProxies.network("2001:db8:1:2::3")).isNotEqualTo(TrustedProxies.network("2001:db8:1:3::3"));
        assertThat(TrustedProxies.network("203.0.113.7")).isEqualTo("203.0.113.7");
    }
}
