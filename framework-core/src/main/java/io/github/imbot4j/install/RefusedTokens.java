package io.github.imbot4j.install;

import io.github.imbot4j.portal.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The tokens a server has refused, stored by hash, so that the server is not asked again and again (transport §3.2,
 * §5.4 no. 20). Bounded: the oldest go first. Safe for use by several threads.
 */
final class RefusedTokens {

    private final Clock clock;
    private final int capacity;
    private final LinkedHashMap<String, Refusal> refusals = new LinkedHashMap<>();

    private record Refusal(String reason, Instant until) {}

    RefusedTokens(Clock clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    synchronized void add(Secret token, String reason, Duration duration) {
        String key = token.fingerprint();
        refusals.remove(key);
        refusals.put(key, new Refusal(reason, clock.instant().plus(duration)));
        if (refusals.size() > capacity) {
            refusals.remove(refusals.keySet().iterator().next());
        }
    }

    /** Why it was refused; empty when it was not, or long ago. */
    synchronized Optional<String> find(Secret token) {
        Refusal refusal = refusals.get(token.fingerprint());
        if (refusal != null && refusal.until().isBefore(clock.instant())) {
            refusals.remove(token.fingerprint());
            return Optional.empty();
        }
        return Optional.ofNullable(refusal).map(Refusal::reason);
    }
}
