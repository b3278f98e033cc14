package io.github.imbot4j.install;

import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The posts that named an installed portal and had another application token: somebody guesses it, or the portal has a new one that
 * did not arrive here (transport §3.3, §5.2). Counted by portal over an hour. Safe for use by several threads.
 */
final class WrongTokens {

    /** So few are left by a reinstall, of events that were under way. */
    static final int USUAL = 10;

    /** How many portals are named at once. */
    private static final int MOST_NAMED = 10;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(WrongTokens.class);

    private final Clock clock;
    private final Map<PortalId, Count> counts = new ConcurrentHashMap<>();

    WrongTokens(Clock clock) {
        this.clock = clock;
    }

    private static final class Count {

        private final HourlyCount posts = new HourlyCount();
        private Optional<Instant> told = Optional.empty();

        synchronized boolean add(Instant now) {
            if (posts.add(now) <= USUAL
                    || told.filter(then -> Duration.between(then, now).abs().compareTo(HOUR) < 0)
                            .isPresent()) {
                return false;
            }
            told = Optional.of(now);
            return true;
        }
    }

    /** Counts one; the log is told once an hour for each portal. */
    void add(Tenant named) {
        if (counts.computeIfAbsent(named.id(), first -> new Count()).add(clock.instant())) {
            LOG.warn("More than {} posts with a wrong application token in an hour: {}.", USUAL, advice(named));
        }
    }

    /** The portals with more than a few in the last hour, most of them first, one line each. */
    List<String> notices(Tenants tenants) {
        Instant now = clock.instant();
        counts.values().removeIf(count -> count.posts.lastHour(now) == 0);
        return counts.entrySet().stream()
                .map(count -> Map.entry(count.getKey(), count.getValue().posts.lastHour(now)))
                .filter(count -> count.getValue() > USUAL)
                .sorted(Comparator.comparingLong((Map.Entry<PortalId, Long> count) -> count.getValue())
                        .reversed())
                .limit(MOST_NAMED)
                .flatMap(count -> tenants.find(count.getKey()).stream()
                        .filter(Tenant::isActive)
                        .map(tenant -> String.format(
                                Locale.ROOT,
                                "%,d posts with a wrong application token in the last hour: %s",
                                count.getValue(),
                                advice(tenant))))
                .toList();
    }

    private static String advice(Tenant tenant) {
        return "portal " + tenant.id() + " (" + tenant.portal().domain()
                + "). If its bots answer, somebody guesses the token: block the addresses that the log names. If they do not, the"
                + " portal has a new token that did not arrive: ask its admin to press \"Reinstall\"";
    }
}
