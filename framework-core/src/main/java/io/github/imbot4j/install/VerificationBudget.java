package io.github.imbot4j.install;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bound what strangers can make us ask of other servers: so many verifications a second, so many at once, over all portals
 * (transport §5.4 no. 20). Safe for use by several threads.
 */
final class VerificationBudget {

    private static final double PER_SECOND = 5;
    private static final double BURST = 20;
    private static final int AT_ONCE = 8;

    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private double tokens = BURST;
    private Instant counted;

    VerificationBudget(Clock clock) {
        this.clock = clock;
        this.counted = clock.instant();
    }

    /** Does a piece of work; empty, and not done, when the budget is used up for now. */
    <T> Optional<T> spend(Supplier<T> work) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return take() ? Optional.of(work.get()) : Optional.empty();
        } finally {
            places.release();
        }
    }

    private synchronized boolean take() {
        Instant now = clock.instant();
        double seconds = Math.max(0, Duration.between(counted, now).toMillis() / 1000.0);
        tokens = Math.min(BURST, tokens + seconds * PER_SECOND);
        counted = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
