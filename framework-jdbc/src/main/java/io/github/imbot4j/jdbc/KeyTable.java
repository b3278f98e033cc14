package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * The idempotency keys of the last hours. The age of a key is measured by the times a portal gives its own events: the
 * local clock may jump, and an event whose key is deleted too early is handled twice.
 */
final class KeyTable {

    /** As long as any retry anybody claimed (transport §4.1), and a reserve. */
    static final Duration MEMORY = Duration.ofHours(26);

    private KeyTable() {}

    /** Remembers a key; false when it was known. */
    static boolean remember(Handle store, InboxEntry entry) {
        return Statements.update(
                        store,
                        "insert into event_keys (portal, event_key, seen) values (?, ?, ?)"
                                + " on conflict (portal, event_key) do nothing",
                        entry.lane().portal().memberId(),
                        entry.key(),
                        entry.event().origin().raisedAt().toEpochMilli())
                == 1;
    }

    static boolean knows(Handle store, InboxEntry entry) {
        return store.createQuery("select count(*) from event_keys where portal = :portal and event_key = :key")
                        .bind("portal", entry.lane().portal().memberId())
                        .bind("key", entry.key())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /**
     * Forgets a part of a portal's old ones; how many.
     *
     * @param latest when the latest event known of that portal was raised
     */
    static int purge(Handle store, PortalId portal, Instant latest, int most) {
        return store.createUpdate("delete from event_keys where portal = :portal and event_key in (select event_key"
                        + " from event_keys where portal = :portal and seen <= :old order by seen limit :most)")
                .bind("portal", portal.memberId())
                .bind("old", latest.minus(MEMORY).toEpochMilli())
                .bind("most", most)
                .execute();
    }
}
