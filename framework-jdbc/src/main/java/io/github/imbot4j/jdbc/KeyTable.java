package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.InboxEntry;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Remember the idempotency keys of the last hours. */
final class KeyTable {

    /** As long as any retry anybody claimed (transport §4.1), and a reserve. */
    static final Duration MEMORY = Duration.ofHours(26);

    private KeyTable() {}

    /** Remembers a key; false when it was known. */
    static boolean remember(Handle store, InboxEntry entry, Instant now) {
        return Statements.update(
                        store,
                        "insert into event_keys (portal, event_key, seen) values (?, ?, ?)"
                                + " on conflict (portal, event_key) do update set seen = excluded.seen"
                                + " where event_keys.seen <= ?",
                        entry.lane().portal().memberId(),
                        entry.key(),
                        now.toEpochMilli(),
                        now.minus(MEMORY).toEpochMilli())
                == 1;
    }

    static boolean knows(Handle store, InboxEntry entry, Instant now) {
        return store.createQuery(
                                "select count(*) from event_keys where portal = :portal and event_key = :key and seen > :old")
                        .bind("portal", entry.lane().portal().memberId())
                        .bind("key", entry.key())
                        .bind("old", now.minus(MEMORY).toEpochMilli())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Forgets a part of the old ones; how many. */
    static int purge(Handle store, Instant now, int most) {
        return store.createUpdate("delete from event_keys where (portal, event_key) in"
                        + " (select portal, event_key from event_keys where seen <= :old order by seen limit :most)")
                .bind("old", now.minus(MEMORY).toEpochMilli())
                .bind("most", most)
                .execute();
    }
}
