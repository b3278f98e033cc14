package io.github.imbot4j.delivery.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Instant NOON = Instant.parse("2026-02-24T12:00:00Z");
    private static final SessionKey KEY = new SessionKey(new PortalId("acme"), "greeter", "27", 27);

    private final Sessions sessions = new Sessions();

    private void put(String state, Instant now) {
        sessions.change(new SessionChange.Put(KEY, state, Optional.of(now.plus(Duration.ofDays(30)))), now);
    }

    @Test
    void holdsOnToNothingThatWasReplacedOrForgotten() {
        for (int i = 0; i < 100; i++) {
            put("step " + i, NOON.plusSeconds(i));
        }
        assertThat(sessions.size()).isEqualTo(1);

        sessions.change(new SessionChange.Remove(KEY), NOON.plusSeconds(100));

        assertThat(sessions.size()).isZero();
    }

    @Test
    void forgetsWhatIsNewestAtItsOwnTime() {
        put("old", NOON);
        put("new", NOON.plusSeconds(60));

        assertThat(sessions.find(KEY, NOON.plus(Duration.ofDays(30)))).contains("new");
        assertThat(sessions.find(KEY, NOON.plus(Duration.ofDays(30)).plusSeconds(60)))
                .isEmpty();
        assertThat(sessions.size()).isZero();
    }
}
