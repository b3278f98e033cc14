package io.github.imbot4j.rest;

import java.time.Duration;

/**
 * The number of attempts at something that fails for a while, and the pauses between them, which grow.
 *
 * @param first the shortest pause, after the first failure
 * @param factor by which each pause is longer than the one before
 * @param longest the longest pause
 * @param attempts the number of attempts in all
 * @param jitter how far a pause may be off, such as 0.1 for ten per cent either way; never shorter than the first nor longer than the
 *     longest one
 */
public record RetryPolicy(Duration first, double factor, Duration longest, int attempts, double jitter) {

    /** For calls (transport §2.1): 1 s, times 1.5, at most 30 s, within 10%; five attempts. */
    public static RetryPolicy ofCalls() {
        return new RetryPolicy(Duration.ofSeconds(1), 1.5, Duration.ofSeconds(30), 5, 0.1);
    }

    /** For events: 2 s, times 3, at most 10 min, within 10%; five attempts, so a minute and a half in all. */
    public static RetryPolicy ofEvents() {
        return new RetryPolicy(Duration.ofSeconds(2), 3, Duration.ofMinutes(10), 5, 0.1);
    }

    /** For installs and registrations: 5 s, times 5, at most half an hour; six attempts, so most of an hour in all. */
    public static RetryPolicy ofInstalls() {
        return new RetryPolicy(Duration.ofSeconds(5), 5, Duration.ofMinutes(30), 6, 0);
    }

    /** Repeats nothing. */
    public static RetryPolicy none() {
        return new RetryPolicy(Duration.ZERO, 1, Duration.ZERO, 1, 0);
    }

    /** As long as it takes, with pauses that are not off. */
    public static RetryPolicy forever(Duration first, double factor, Duration longest) {
        return new RetryPolicy(first, factor, longest, Integer.MAX_VALUE, 0);
    }

    /** The same with another number of attempts. */
    public RetryPolicy withAttempts(int other) {
        return new RetryPolicy(first, factor, longest, other, jitter);
    }

    /** The same with pauses that may be off by so much. */
    public RetryPolicy withJitter(double other) {
        return new RetryPolicy(first, factor, longest, attempts, other);
    }

    /** Whether there is another attempt after so many. */
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
        double off = Math.min(exact, (double) longest.toMillis()) * (1 + jitter * (2 * random - 1));
        return Duration.ofMillis(Math.max(first.toMillis(), Math.min(Math.round(off), longest.toMillis())));
    }

    /** The same, or longer when somebody asks for that, up to the longest pause. */
    public Duration pause(int attempt, double random, Duration asked) {
        Duration own = pause(attempt, random);
        Duration wanted = asked.compareTo(longest) > 0 ? longest : asked;
        return wanted.compareTo(own) > 0 ? wanted : own;
    }
}
