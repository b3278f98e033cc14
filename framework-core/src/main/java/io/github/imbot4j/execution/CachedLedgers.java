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
        Seen before = seen.get(portal);
        Ledger ledger = ledgers.load(portal);
        Seen read = new Seen(ledger, now);
        // What was saved meanwhile is newer than what was read.
        if (before == null) {
            makeRoom();
            seen.putIfAbsent(portal, read);
        } else {
            seen.replace(portal, before, read);
        }
        return ledger;
    }

    @Override
    public void save(Ledger ledger) {
        ledgers.save(ledger);
        makeRoom();
        seen.put(ledger.portal(), new Seen(ledger, clock.instant()));
    }

    /** The ledger as it was within the last two seconds. */
    public Ledger recent(PortalId portal) {
        Seen last = seen.get(portal);
        return last != null && Duration.between(last.at(), clock.instant()).compareTo(LASTING) < 0
                ? last.ledger()
                : load(portal);
    }

    private void makeRoom() {
        if (seen.size() >= MOST) {
            seen.clear();
        }
    }
}
