package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.execution.ExpiringCache;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {

    private static final Duration LASTING = Duration.ofSeconds(60);

    private final SetClock clock = new SetClock();
    private final ExpiringCache<String, Integer> memory = new ExpiringCache<>(clock, LASTING);
    private int asked;

    private int ask() {
        return memory.of("key", () -> ++asked);
    }

    @Test
    void asksAgainOnlyWhenTheAnswerIsOld() {
        assertThat(ask()).isEqualTo(1);
        clock.advance(LASTING.minusMillis(1));
        assertThat(ask()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void countsTheAgeOfAnAnswerFromTheQuestion() {
        memory.of("key", () -> {
            clock.advance(LASTING);
            return ++asked;
        });

        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void doesNotRememberAFailure() {
        assertThatThrownBy(() -> memory.of("key", () -> {
                    throw new IllegalStateException("down");
                }))
                .hasMessage("down");

        assertThat(ask()).isEqualTo(1);
    }

    @Test
    void keepsOneAnswerFromAnother() {
        ask();

        assertThat(memory.of("other", () -> 7)).isEqualTo(7);
        assertThat(ask()).isEqualTo(1);
    }

    @Test
    void doesNotGrowWithoutBounds() {
        ask();
        for (int i = 0; i < 10_000; i++) {
            int other = i;
            memory.of("other " + other, () -> other);
        }

        assertThat(ask()).isEqualTo(2);
    }
}
