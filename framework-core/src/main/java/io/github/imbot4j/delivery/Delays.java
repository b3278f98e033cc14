package io.github.imbot4j.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** The times at which delayed lanes become ready. Guarded by the journal's lock. */
final class Delays {

    private final Queue<Delay> delays = new PriorityQueue<>(Comparator.comparing(Delay::at));

    private record Delay(Instant at, Lane lane) {}

    void add(Instant at, Lane lane) {
        delays.add(new Delay(at, lane));
    }

    /** Takes a lane whose time has come. */
    Optional<Lane> due(Instant now) {
        return delays.isEmpty() || delays.peek().at().isAfter(now)
                ? Optional.empty()
                : Optional.of(delays.remove().lane());
    }

    Optional<Instant> next() {
        return Optional.ofNullable(delays.peek()).map(Delay::at);
    }
}
