package io.github.imbot4j.delivery;

import io.github.imbot4j.rest.FailureScope;
import io.github.imbot4j.rest.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * The limits after which retrying stops and an operator has to decide.
 *
 * @param events how events are handled again whose handlers failed in a way that may pass
 * @param calls how old a call may get while its portal is down or blocked; a message that comes later helps nobody
 * @param parkedCalls how old one may get while its portal has shut the app out: a reinstall or a payment takes people, and days
 * @param unknown what becomes of messages of which nobody knows whether they were posted
 */
public record RetryLimits(RetryPolicy events, Duration calls, Duration parkedCalls, UnknownOutcomes unknown) {

    /** With messages of an unknown outcome sent again. */
    public RetryLimits(RetryPolicy events, Duration calls, Duration parkedCalls) {
        this(events, calls, parkedCalls, UnknownOutcomes.RESEND);
    }

    public RetryLimits {
        if (calls.isNegative() || calls.isZero() || parkedCalls.isNegative() || parkedCalls.isZero()) {
            throw new IllegalArgumentException(
                    "Calls wait for " + calls + ", parked ones for " + parkedCalls + "; use more than nothing.");
        }
    }

    /** {@link RetryPolicy#ofEvents()}, a day, and a week. */
    public static RetryLimits standard() {
        return new RetryLimits(RetryPolicy.ofEvents(), Duration.ofHours(24), Duration.ofDays(7));
    }

    /** How old a call may get for a cause; empty when that cause lets no call grow old. */
    public Optional<Duration> limit(FailureScope cause) {
        return switch (cause) {
            case PARKED -> Optional.of(parkedCalls);
            case DOWN, BLOCKED, FULL, METHOD -> Optional.of(calls);
            case CALL, UNKNOWN -> Optional.empty();
        };
    }
}
