package io.github.imbot4j.delivery.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set. */
public final class SetClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    public SetClock() {
        this(new AtomicReference<>(Instant.parse("2026-02-24T12:00:00Z")), ZoneOffset.UTC);
    }

    private SetClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    public void advance(Duration duration) {
        now.updateAndGet(time -> time.plus(duration));
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SetClock(now, other);
    }
}
