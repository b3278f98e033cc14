package io.github.imbot4j.jdbc;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.LedgerJson;
import io.github.imbot4j.registration.Ledgers;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledgers in the store. An unreadable ledger counts as empty: the next plan finds the portal's bots again. */
final class JdbcLedgers implements Ledgers {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcLedgers.class);

    private final Database database;
    private final PortalCache<Ledger> known;

    JdbcLedgers(Database database) {
        this.database = database;
        this.known = database.strangers().remembered();
    }

    @Override
    public Ledger load(PortalId portal) {
        return known.find(portal, () -> read(portal)).orElseGet(() -> Ledger.empty(portal));
    }

    private Optional<Ledger> read(PortalId portal) {
        return database.read(store -> store.createQuery("select ledger from ledgers where portal = :portal")
                        .bind("portal", portal.memberId())
                        .mapTo(String.class)
                        .findOne())
                .map(text -> read(portal, text));
    }

    private static Ledger read(PortalId portal, String text) {
        try {
            return LedgerJson.read(portal, text);
        } catch (RuntimeException broken) {
            LOG.error(
                    "The ledger of portal {} cannot be read ({}) and counts as empty; the next start finds its bots again.",
                    portal,
                    broken.getClass().getSimpleName());
            return Ledger.empty(portal);
        }
    }

    @Override
    public void save(Ledger ledger) {
        try {
            database.write(store -> {
                save(store, ledger);
                return true;
            });
        } finally {
            known.forget();
        }
    }

    /** To be called when it was deleted by others. */
    void forget() {
        known.forget();
    }

    private static void save(Handle store, Ledger ledger) {
        store.createUpdate("insert into ledgers (portal, ledger) values (:portal, :ledger)"
                        + " on conflict (portal) do update set ledger = excluded.ledger")
                .bind("portal", ledger.portal().memberId())
                .bind("ledger", LedgerJson.write(ledger))
                .execute();
    }
}
