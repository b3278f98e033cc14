package io.github.imbot4j.delivery;

import java.time.Duration;

/**
 * The number of times an event is handled whose handler fails temporarily, and the pauses between them.
 *
 * @param first the pause after the first failure
 * @param factor by which each pause is longer than the one before
 * @param longest the longest pause
 * @param attempts how often it is handled in all
 * @param jitter how far a pause may be off, such as 0.1 for ten per cent either way
 */
public record RetryPolicy(Duration first, double factor, Duration longest, int attempts, double jitter) {

    /** 2 s, times 3, at most 10 min, within 10%; five attempts, so a minute and a half in all. */
    public static RetryPolicy standard() {
        return new RetryPolicy(Duration.ofSeconds(2), 3, Duration.ofMinutes(10), 5, 0.1);
    }

    /** The same with another number of attempts. */
    public RetryPolicy withAttempts(int other) {
        return new RetryPolicy(first, factor, longest, other, jitter);
    }

    /** Whether it is handled again after so many attempts. */
    public boolean allowsAfter(int attempt) {
        return attempt < attempts;
    }

    /**
     * The pause after an attempt that failed.
     *
     * @param attempt which one, from 1
     * @param random from 0 up to 1
     */
    public Duration pause(int attempt, double random) {
        double exact = first.toMillis() * Math.pow(factor, attempt - 1.0);
        double capped = Math.min(exact, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(capped * (1 + jitter * (2 * random - 1))));
    }
}
