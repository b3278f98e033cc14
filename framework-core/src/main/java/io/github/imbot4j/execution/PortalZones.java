package io.github.imbot4j.execution;

import io.github.imbot4j.concurrent.SingleFlight;
import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.PortalTimeZones;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.wire.PlatformCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time zone of each portal: the one the operator set for all, else that of the administrator who installed the app,
 * else UTC. A portal is asked when its zone is first needed, and again after a day; a portal that has given no zone yet
 * is asked again after ten minutes, and then at growing intervals of up to an hour. Concurrent requests wait for one
 * answer.
 *
 * <p>Safe for use by several threads.
 */
public final class PortalZones implements PortalTimeZones {

    private static final Logger LOG = LoggerFactory.getLogger(PortalZones.class);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final RetryPolicy AFTER_A_FAILURE =
            RetryPolicy.forever(Duration.ofMinutes(10), 2, Duration.ofHours(1));

    private final Optional<ZoneId> setting;
    private final Function<PortalId, Rest> rests;
    private final WorkerThreads workerThreads;
    private final Clock clock;
    private final Map<PortalId, Known> known = new ConcurrentHashMap<>();
    private final SingleFlight<PortalId, Known> asked = new SingleFlight<>();

    /**
     * What the portal told, or UTC while it has told nothing.
     *
     * @param failures how often in a row it did not tell
     * @param until when it is asked again
     */
    private record Known(ZoneId zone, boolean told, int failures, Instant until) {}

    public PortalZones(
            Optional<ZoneId> setting, Function<PortalId, Rest> rests, WorkerThreads workerThreads, Clock clock) {
        this.setting = setting;
        this.rests = rests;
        this.workerThreads = workerThreads;
        this.clock = clock;
    }

    @Override
    public ZoneId of(PortalId portal) {
        if (setting.isPresent()) {
            return setting.get();
        }
        Known last = known.get(portal);
        if (last == null) {
            return learn(portal).zone();
        }
        if (isOld(last) && !asked.isUnderWay(portal)) {
            workerThreads.run("imbot-zone", () -> learn(portal));
        }
        return last.zone();
    }

    /** What is known for sure; empty when the portal has told nothing yet. It is asked now, if it was not asked lately. */
    public Optional<ZoneId> told(PortalId portal) {
        if (setting.isEmpty()) {
            Known last = known.get(portal);
            if (last == null || (!last.told() && isOld(last))) {
                return Optional.of(learn(portal)).filter(Known::told).map(Known::zone);
            }
            if (!last.told()) {
                return Optional.empty();
            }
        }
        return Optional.of(of(portal));
    }

    /** When it is worth while to ask for {@link #told} once more. */
    public Instant askAgainAt(PortalId portal) {
        Known last = known.get(portal);
        return last == null ? clock.instant() : last.until();
    }

    private boolean isOld(Known one) {
        return !clock.instant().isBefore(one.until());
    }

    /** Asks, unless somebody asks already or has just done so. */
    private Known learn(PortalId portal) {
        return asked.share(portal, () -> {
            Known before = known.get(portal);
            return before != null && !isOld(before) ? before : answer(portal, before);
        });
    }

    private Known answer(PortalId portal, @Nullable Known before) {
        Optional<ZoneId> told = ask(portal);
        if (told.isPresent()) {
            return keep(portal, new Known(told.get(), true, 0, clock.instant().plus(FRESH)));
        }
        int failures = before == null ? 1 : before.failures() + 1;
        Instant again = clock.instant().plus(AFTER_A_FAILURE.pause(failures, 0));
        return keep(
                portal,
                before == null
                        ? new Known(ZoneOffset.UTC, false, failures, again)
                        : new Known(before.zone(), before.told(), failures, again));
    }

    private Known keep(PortalId portal, Known now) {
        known.put(portal, now);
        return now;
    }

    private Optional<ZoneId> ask(PortalId portal) {
        try {
            return PlatformCalls.zone(rests.apply(portal).call(PlatformCalls.profile()));
        } catch (RestException unknown) {
            LOG.warn("Portal {} does not report its time zone. {}", portal, unknown.getMessage());
            return Optional.empty();
        }
    }
}
