package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = Backoff.standard();

    @Test
    void growsByHalfWithinTenPerCent() {
        assertThat(backoff.pause(3, 0.0)).isEqualTo(Duration.ofMillis(2025));
        assertThat(backoff.pause(3, 0.5)).isEqualTo(Duration.ofMillis(2250));
        assertThat(backoff.pause(3, 1.0)).isEqualTo(Duration.ofMillis(2475));
    }

    @Test
    void isNeverShorterThanASecondNorLongerThanTheCap() {
        assertThat(backoff.pause(1, 0.0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.pause(1_000, 1.0)).isEqualTo(Duration.ofSeconds(30));
    }
}
