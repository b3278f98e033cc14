package io.github.imbot4j.install;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many verifications a second strangers can cause, over all portals (transport §5.4 no. 20). Guarded by its user's lock. */
final class VerificationRateLimiter {

    static final int PER_SECOND = 50;
    static final int BURST = 100;

    private final Clock clock;
    private double tokens = BURST;
    private Instant counted;

    VerificationRateLimiter(Clock clock) {
        this.clock = clock;
        this.counted = clock.instant();
    }

    /** How long until there is place for one; zero when there is. */
    Duration next() {
        Instant now = clock.instant();
        double seconds = Math.max(0, Duration.between(counted, now).toNanos() / 1e9);
        tokens = Math.min(BURST, tokens + seconds * PER_SECOND);
        counted = now;
        return tokens >= 1 ? Duration.ZERO : Duration.ofMillis(1 + (long) ((1 - tokens) * 1000 / PER_SECOND));
    }

    void take() {
        tokens -= 1;
    }
}
