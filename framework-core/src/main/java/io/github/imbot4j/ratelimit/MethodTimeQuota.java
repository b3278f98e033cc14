package io.github.imbot4j.ratelimit;

import io.github.imbot4j.rest.RestResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The operating time each method of a portal has used, which holds back methods near their limit (transport §2.2).
 * Guarded by the portal's state.
 */
final class MethodTimeQuota {

    /** Seconds a method may use in ten minutes. */
    private static final double LIMIT = 480;

    private static final double SLOW_FROM = 0.8 * LIMIT;
    private static final double STOP_FROM = LIMIT - 5;

    /** What is used is forgotten after this. */
    private static final Duration PERIOD = Duration.ofMinutes(10);

    /** How long a method is held when nothing says when its time comes back. */
    private static final Duration UNKNOWN_RESET = Duration.ofMinutes(5);

    /** The pauses between calls of a method grow to this while it nears its limit. */
    private static final Duration SLOWEST = Duration.ofSeconds(10);

    private final Map<String, Instant> held = new HashMap<>();
    private final Map<String, Instant> resets = new HashMap<>();

    void answered(String method, RestResponse restResponse, Instant now) {
        restResponse
                .operatingResetAt()
                .ifPresent(at -> resets.put(
                        key(method),
                        now.plus(shorter(
                                Duration.between(restResponse.startedAt().orElse(now), at)))));
        double used = restResponse.operating().orElse(0);
        if (used >= STOP_FROM) {
            held.put(key(method), resetOf(method, now));
        } else if (used >= SLOW_FROM) {
            double near = (used - SLOW_FROM) / (STOP_FROM - SLOW_FROM);
            held.put(key(method), now.plusMillis((long) (SLOWEST.toMillis() * near)));
        }
    }

    /** What a portal says by its own clock, and by a wrong one. */
    private static Duration shorter(Duration reset) {
        return reset.compareTo(PERIOD) > 0 ? PERIOD : reset;
    }

    /** The portal runs it no more for a while. */
    void refused(String method, Instant now) {
        held.put(key(method), resetOf(method, now));
    }

    private Instant resetOf(String method, Instant now) {
        return Optional.ofNullable(resets.get(key(method)))
                .filter(now::isBefore)
                .orElse(now.plus(UNKNOWN_RESET));
    }

    /** Until when it is held; empty when it is not. */
    Optional<Instant> heldUntil(String method, Instant now) {
        Instant until = held.get(key(method));
        if (until == null || !now.isBefore(until)) {
            held.remove(key(method));
            return Optional.empty();
        }
        return Optional.of(until);
    }

    private static String key(String method) {
        return method.toLowerCase(Locale.ROOT);
    }
}
