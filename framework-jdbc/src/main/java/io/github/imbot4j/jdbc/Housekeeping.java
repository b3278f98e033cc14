package io.github.imbot4j.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Forget what is old, a little at a time, so that nobody waits long for it. */
final class Housekeeping {

    /** How long what came to a stop is kept for people to see. */
    static final Duration KEPT = Duration.ofDays(30);

    /** Of each kind, at most; the oldest go first. */
    static final int MOST_KEPT = 100_000;

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int AT_ONCE = 1_000;
    private static final int STEPS = 100;

    private final Database database;
    private final Clock clock;
    private long last = System.nanoTime() - EVERY.toNanos();

    Housekeeping(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean isDue() {
        return System.nanoTime() - last >= EVERY.toNanos();
    }

    void run(Membership membership, Consumer<Handle> sweep) {
        last = System.nanoTime();
        Instant now = clock.instant();
        long old = now.minus(KEPT).toEpochMilli();
        inSteps(store -> KeyTable.purge(store, now, AT_ONCE));
        inSteps(store ->
                delete(store, "sessions", "expires <= :limit", "portal, bot, dialog, user_id", now.toEpochMilli()));
        for (String table : new String[] {"inbox", "outbox"}) {
            inSteps(store -> delete(store, table, "closed <= :limit and state > 2", "id", old));
            inSteps(store -> overflow(store, table));
        }
        inSteps(store -> delete(store, "call_groups", "created <= :limit and open <= 0", "grp, grp_key", old));
        database.write(store -> {
            if (membership.fence(store) != 0) {
                sweep.accept(store);
            }
            return true;
        });
    }

    private interface Step {
        int run(Handle store);
    }

    private void inSteps(Step step) {
        for (int i = 0; i < STEPS; i++) {
            if (database.write(step::run) < AT_ONCE) {
                return;
            }
        }
    }

    private static int delete(Handle store, String table, String which, String key, long limit) {
        return store.createUpdate("delete from " + table + " where (" + key + ") in (select " + key + " from " + table
                        + " where " + which + " limit :most)")
                .bind("limit", limit)
                .bind("most", AT_ONCE)
                .execute();
    }

    private static int overflow(Handle store, String table) {
        return store.createUpdate("delete from " + table + " where id in (select id from " + table
                        + " where state > 2 order by closed desc limit :most offset :kept)")
                .bind("most", AT_ONCE)
                .bind("kept", MOST_KEPT)
                .execute();
    }
}
