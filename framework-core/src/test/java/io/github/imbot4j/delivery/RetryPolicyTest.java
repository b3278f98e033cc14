package io.github.imbot4j.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy = RetryPolicy.standard();

    @Test
    void waitsLongerEachTime() {
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToLong(attempt -> policy.pause(attempt, 0.5).toSeconds()))
                .containsExactly(2L, 6L, 18L, 54L, 162L, 486L, 600L, 600L);
    }

    @Test
    void staysWithinItsJitter() {
        assertThat(policy.pause(1, 0)).hasMillis(1_800);
        assertThat(policy.pause(1, 1)).hasMillis(2_200);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(policy.allowsAfter(4)).isTrue();
        assertThat(policy.allowsAfter(5)).isFalse();
    }
}
