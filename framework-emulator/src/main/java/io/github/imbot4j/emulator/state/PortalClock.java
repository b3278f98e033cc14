package io.github.imbot4j.emulator.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The portal's clock, which can be moved forward: either the real time and an offset, or a time that stands still until
 * it is moved.
 *
 * <p>Safe for use by several threads.
 */
public final class PortalClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private PortalClock(Clock base) {
        this.base = base;
    }

    /** Runs as the machine's clock does. */
    public static PortalClock running() {
        return new PortalClock(Clock.systemUTC());
    }

    /** Stands still. */
    public static PortalClock standingAt(Instant time) {
        return new PortalClock(Clock.fixed(time, ZoneOffset.UTC));
    }

    /** Moves it forward, then runs what waits for that. */
    public void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
        listeners.forEach(Runnable::run);
    }

    /** Has something run after each move. */
    public void onAdvance(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
