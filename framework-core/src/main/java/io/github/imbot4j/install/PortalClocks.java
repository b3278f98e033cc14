package io.github.imbot4j.install;

import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The portals whose events are refused for their time, although their application token is right: their clock differs from ours.
 * Safe for use by several threads.
 */
final class PortalClocks {

    private final Clock clock;
    private final Map<PortalId, Wrong> wrong = new ConcurrentHashMap<>();

    PortalClocks(Clock clock) {
        this.clock = clock;
    }

    private static final class Wrong {

        private final HourlyCount events = new HourlyCount();
        private final String domain;
        private volatile Duration ahead = Duration.ZERO;

        Wrong(String domain) {
            this.domain = domain;
        }
    }

    /** Notes an event that was refused for its time. */
    void refused(Tenant tenant, Instant raisedAt) {
        Instant now = clock.instant();
        Wrong one = wrong.computeIfAbsent(
                tenant.id(), first -> new Wrong(tenant.portal().domain()));
        one.ahead = Duration.between(now, raisedAt);
        one.events.add(now);
    }

    /** Notes an event that was in time. */
    void accepted(PortalId portal) {
        if (!wrong.isEmpty()) {
            wrong.remove(portal);
        }
    }

    /** The portals of which an event was refused in the last hour and none accepted since, one line each. */
    List<String> notices() {
        Instant now = clock.instant();
        wrong.values().removeIf(one -> one.events.lastHour(now) == 0);
        return wrong.entrySet().stream()
                .map(
                        one -> "portal " + one.getKey() + " (" + one.getValue().domain + "): its clock is "
                                + shown(one.getValue().ahead) + ", and its events are refused ("
                                + one.getValue().events.lastHour(now)
                                + " in the last hour). Set the clock of its server, or of this machine when that is the wrong one")
                .sorted()
                .toList();
    }

    private static String shown(Duration ahead) {
        long minutes = ahead.abs().toMinutes();
        return (minutes < 120 ? minutes + " minutes" : minutes / 60 + " hours")
                + (ahead.isNegative() ? " behind ours" : " ahead of ours");
    }
}
