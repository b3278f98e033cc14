package io.github.imbot4j.delivery;

import io.github.imbot4j.concurrent.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the machine's clock may be believed when something is deleted or given up for its age. One that has jumped may be wrong, and
 * what is given up by it is gone.
 *
 * <p>Safe for use by several threads.
 */
public final class ClockTrust {

    /** A clock that goes with the time is off by less. */
    private static final Duration JUMP = Duration.ofMinutes(30);

    private static final Duration DOUBT = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(ClockTrust.class);

    private final Clock clock;
    private final Clock steady;
    private Duration ahead;
    private Optional<Instant> doubted = Optional.empty();

    /**
     * Trusts the clock until it jumps.
     *
     * @param steady goes on with the time whatever becomes of the clock, as a {@link SteadyClock} does
     */
    public ClockTrust(Clock clock, Clock steady) {
        this.clock = clock;
        this.steady = steady;
        this.ahead = Duration.between(steady.instant(), clock.instant());
    }

    /** Returns whether the clock has gone with the time for a day, as far as it was watched. */
    public synchronized boolean isTrusted() {
        Instant now = steady.instant();
        Duration before = ahead;
        ahead = Duration.between(now, clock.instant());
        Duration off = ahead.minus(before).abs();
        if (off.compareTo(JUMP) > 0) {
            LOG.warn(
                    "The clock of this machine jumped by {} minutes; nothing is deleted or given up for its age for {} hours."
                            + " Check the machine's time service.",
                    off.toMinutes(),
                    DOUBT.toHours());
            doubted = Optional.of(now);
        }
        return doubted.filter(since -> now.isBefore(since.plus(DOUBT))).isEmpty();
    }
}
