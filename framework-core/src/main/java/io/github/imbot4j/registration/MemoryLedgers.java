package io.github.imbot4j.registration;

import io.github.imbot4j.portal.PortalId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Ledgers in memory, for tests and rehearsals. */
public final class MemoryLedgers implements Ledgers {

    private final ConcurrentMap<PortalId, Ledger> ledgers = new ConcurrentHashMap<>();

    /** Starts empty. */
    public MemoryLedgers() {}

    @Override
    public Ledger load(PortalId portal) {
        return ledgers.getOrDefault(portal, Ledger.empty(portal));
    }

    @Override
    public void save(Ledger ledger) {
        ledgers.put(ledger.portal(), ledger);
    }
}
