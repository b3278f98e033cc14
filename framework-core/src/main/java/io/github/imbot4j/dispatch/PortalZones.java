package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.Threads;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Zones;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.wire.v1.PlatformCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Know the time zone of each portal: what the operator set for all, else that of the administrator who installed the app,
 * else UTC. A portal is asked when its zone is first needed, and again after a day.
 *
 * <p>Safe for use by several threads.
 */
final class PortalZones implements Zones {

    private static final Logger LOG = LoggerFactory.getLogger(PortalZones.class);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private final Optional<ZoneId> setting;
    private final Function<PortalId, Rest> rests;
    private final Threads threads;
    private final Clock clock;
    private final Map<PortalId, Known> known = new ConcurrentHashMap<>();
    private final Map<PortalId, Object> locks = new ConcurrentHashMap<>();

    /** What the portal told, or UTC while it has told nothing. */
    private record Known(ZoneId zone, boolean told, Instant until) {}

    PortalZones(Optional<ZoneId> setting, Function<PortalId, Rest> rests, Threads threads, Clock clock) {
        this.setting = setting;
        this.rests = rests;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public ZoneId of(PortalId portal) {
        if (setting.isPresent()) {
            return setting.get();
        }
        return last(portal).zone();
    }

    /** Whether it is known, and not only UTC because the portal has told nothing yet. */
    boolean isKnown(PortalId portal) {
        return setting.isPresent() || last(portal).told();
    }

    private Known last(PortalId portal) {
        Known last = known.get(portal);
        if (last == null) {
            return first(portal);
        }
        if (clock.instant().isAfter(last.until())) {
            keep(portal, last.zone(), last.told(), AFTER_A_FAILURE);
            threads.run("imbot-zone", () -> refresh(portal));
        }
        return last;
    }

    private Known first(PortalId portal) {
        synchronized (locks.computeIfAbsent(portal, id -> new Object())) {
            Known last = known.get(portal);
            if (last != null) {
                return last;
            }
            Optional<ZoneId> told = ask(portal);
            return keep(
                    portal, told.orElse(ZoneOffset.UTC), told.isPresent(), told.isPresent() ? FRESH : AFTER_A_FAILURE);
        }
    }

    private void refresh(PortalId portal) {
        ask(portal).ifPresent(zone -> keep(portal, zone, true, FRESH));
    }

    private Known keep(PortalId portal, ZoneId zone, boolean told, Duration span) {
        Known now = new Known(zone, told, clock.instant().plus(span));
        known.put(portal, now);
        return now;
    }

    private Optional<ZoneId> ask(PortalId portal) {
        try {
            return PlatformCalls.zone(rests.apply(portal).call(PlatformCalls.profile()));
        } catch (RestException unknown) {
            LOG.warn("Portal {} does not say its time zone. {}", portal, unknown.getMessage());
            return Optional.empty();
        }
    }
}
