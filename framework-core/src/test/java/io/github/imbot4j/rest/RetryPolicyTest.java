package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy events = RetryPolicy.ofEvents();
    private final RetryPolicy calls = RetryPolicy.ofCalls();

    @Test
    void waitsLongerEachTime() {
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToLong(attempt -> events.pause(attempt, 0.5).toSeconds()))
                .containsExactly(2L, 6L, 18L, 54L, 162L, 486L, 600L, 600L);
    }

    @Test
    void staysWithinItsJitter() {
        assertThat(events.pause(2, 0)).hasMillis(5_400);
        assertThat(events.pause(2, 1)).hasMillis(6_600);
        assertThat(calls.pause(3, 0)).hasMillis(2_025);
        assertThat(calls.pause(3, 1)).hasMillis(2_475);
        assertThat(calls.withJitter(0).pause(3, 1)).hasMillis(2_250);
    }

    @Test
    void isNeverShorterThanTheFirstPauseNorLongerThanTheLongest() {
        assertThat(calls.pause(1, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(calls.pause(1_000, 1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(calls.pause(1_000, 0)).isEqualTo(Duration.ofSeconds(27));
    }

    @Test
    void waitsAsLongAsItIsAskedToUpToTheLongestPause() {
        assertThat(calls.pause(1, 0.5, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
        assertThat(calls.pause(1, 0.5, Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        assertThat(calls.pause(1, 0.5, Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(events.allowsAfter(4)).isTrue();
        assertThat(events.allowsAfter(5)).isFalse();
        assertThat(RetryPolicy.none().allowsAfter(1)).isFalse();
        assertThat(RetryPolicy.forever(Duration.ofSeconds(1), 2, Duration.ofHours(1))
                        .allowsAfter(1_000_000))
                .isTrue();
    }
}
