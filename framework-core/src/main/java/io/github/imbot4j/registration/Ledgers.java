package io.github.imbot4j.registration;

import io.github.imbot4j.portal.PortalId;

/** The store of ledgers. Implementations are safe for use by several threads. */
public interface Ledgers {

    /** The ledger of a portal; empty when nothing is remembered. */
    Ledger load(PortalId portal);

    /** Stores a ledger whole. */
    void save(Ledger ledger);
}
