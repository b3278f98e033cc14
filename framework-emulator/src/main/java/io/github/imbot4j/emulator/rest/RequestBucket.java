package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.state.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A leaky bucket that counts requests for each source (transport §2.1).
 *
 * <p>Safe for use by several threads.
 */
public final class RequestBucket {

    private final Limits limits;
    private final Clock clock;
    private final Map<String, Level> levels = new HashMap<>();

    private record Level(double requests, Instant at) {}

    public RequestBucket(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether a request fits; it is counted when it does. */
    public synchronized boolean accepts(String source) {
        if (limits.perSecond() <= 0) {
            return true;
        }
        Instant now = clock.instant();
        Level before = levels.getOrDefault(source, new Level(0, now));
        double drained = limits.perSecond() * Duration.between(before.at(), now).toNanos() / 1e9;
        double level = Math.max(0, before.requests() - drained);
        boolean fits = level + 1 <= limits.burst();
        levels.put(source, new Level(fits ? level + 1 : level, now));
        return fits;
    }
}
