package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.portal.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusedTokensTest {

    private final FakeClock clock = new FakeClock();

    @Test
    void forgetsTheOldestBeyondItsCapacity() {
        RefusedTokens tokens = new RefusedTokens(clock, 2);
        for (String token : new String[] {"a", "b", "a", "c"}) {
            tokens.add(Secret.of(token), "no", Duration.ofHours(1));
        }

        assertThat(tokens.find(Secret.of("a"))).contains("no");
        assertThat(tokens.find(Secret.of("b"))).isEmpty();
        assertThat(tokens.find(Secret.of("c"))).contains("no");
    }

    @Test
    void forgetsAfterTheTimeGiven() {
        RefusedTokens tokens = new RefusedTokens(clock, 2);
        tokens.add(Secret.of("a"), "no", Duration.ofHours(1));

        clock.advance(Duration.ofHours(1));
        assertThat(tokens.find(Secret.of("a"))).contains("no");
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.find(Secret.of("a"))).isEmpty();
    }
}
