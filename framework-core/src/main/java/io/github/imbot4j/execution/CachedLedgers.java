package io.github.imbot4j.execution;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.Ledgers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache of ledgers for senders: a ledger is read again after at most two seconds, and always before a change; changes
 * made by this process are visible at once, changes made by other nodes after that time.
 *
 * <p>Safe for use by several threads.
 */
public final class CachedLedgers implements Ledgers {

    private static final Duration LASTING = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final Ledgers ledgers;
    private final Clock clock;
    private final Map<PortalId, Seen> seen = new ConcurrentHashMap<>();

    public CachedLedgers(Ledgers ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    private record Seen(Ledger ledger, Instant at) {}

    @Override
    public Ledger load(PortalId portal) {
        Instant now = clock.instant();
        return keep(ledgers.load(portal), now);
    }

    @Override
    public void save(Ledger ledger) {
        ledgers.save(ledger);
        keep(ledger, clock.instant());
    }

    /** The ledger as it was within the last two seconds. */
    public Ledger recent(PortalId portal) {
        Seen last = seen.get(portal);
        return last != null && Duration.between(last.at(), clock.instant()).compareTo(LASTING) < 0
                ? last.ledger()
                : load(portal);
    }

    private Ledger keep(Ledger ledger, Instant at) {
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(ledger.portal(), new Seen(ledger, at));
        return ledger;
    }
}
