package io.github.imbot4j.rest;

import java.time.Duration;

/**
 * The pauses before a call is repeated, and the number of attempts (transport §2.1).
 *
 * @param first the shortest pause, at least a second for a real portal
 * @param factor by which each pause is longer than the one before
 * @param jitter how far a pause may be off, such as 0.1 for ten per cent either way
 * @param cap the longest pause
 * @param attempts how often the portal is asked in all when it is over its limit
 * @param connectAttempts how often it is asked in all when it cannot be reached
 */
public record Backoff(Duration first, double factor, double jitter, Duration cap, int attempts, int connectAttempts) {

    /** Starts at 1 s, times 1.5, within 10%, at most 30 s; five attempts, three when the portal cannot be reached. */
    public static Backoff standard() {
        return new Backoff(Duration.ofSeconds(1), 1.5, 0.1, Duration.ofSeconds(30), 5, 3);
    }

    /** Repeats nothing. */
    public static Backoff none() {
        return new Backoff(Duration.ZERO, 1, 0, Duration.ZERO, 1, 1);
    }

    /**
     * The pause after a failed attempt.
     *
     * @param failed how many attempts failed, from 1
     * @param random from 0 up to 1
     * @param asked how long the portal asked to wait; the cap holds for it, too
     */
    Duration pause(int failed, double random, Duration asked) {
        Duration own = pause(failed, random);
        Duration wanted = asked.compareTo(cap) > 0 ? cap : asked;
        return wanted.compareTo(own) > 0 ? wanted : own;
    }

    /** The same after an answer that asks for nothing. */
    Duration pause(int failed, double random) {
        double exact = first.toMillis() * Math.pow(factor, failed - 1.0) * (1 + jitter * (2 * random - 1));
        long millis = (long) Math.min(exact, (double) cap.toMillis());
        return Duration.ofMillis(Math.max(millis, first.toMillis()));
    }

    /** How often a call is made in all that fails like this; one that only reads may have run. */
    int attempts(Call call, RestException failure) {
        boolean isHarmless = failure.retry() == RetryHint.SAFE
                || (failure instanceof UnknownOutcomeException
                        && MethodIdempotency.of(call) == MethodIdempotency.READS);
        if (!isHarmless) {
            return 1;
        }
        return failure instanceof LimitException ? attempts : connectAttempts;
    }
}
