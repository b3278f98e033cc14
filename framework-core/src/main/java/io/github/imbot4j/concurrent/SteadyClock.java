package io.github.imbot4j.concurrent;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock to measure waits by. It starts with the time of another clock and goes on by the machine's monotonic timer, so it neither
 * jumps nor stops when the machine's clock is set. Its instants are for comparing with each other only.
 *
 * <p>Safe for use by several threads.
 */
public final class SteadyClock extends Clock {

    private final Instant start;
    private final long begun;
    private final LongSupplier nanos;

    /** Starts with the time of a clock. */
    public SteadyClock(Clock clock) {
        this(clock, System::nanoTime);
    }

    public SteadyClock(Clock clock, LongSupplier nanos) {
        this.start = clock.instant();
        this.begun = nanos.getAsLong();
        this.nanos = nanos;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - begun);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
