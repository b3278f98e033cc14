package io.github.imbot4j.jdbc;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.RequestQuota;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jdbi.v3.core.Handle;

/**
 * A request quota shared by several nodes: one row for each portal, by the database's clock. The available room is
 * computed from the row as last read, and never overestimated because of this node's own calls.
 *
 * <p>Safe for use by several threads.
 */
final class JdbcRequestQuota implements RequestQuota {

    private static final String LEFT = "greatest(0, level - greatest(0, extract(epoch from clock_timestamp() - at))"
            + " * cast(:rate as double precision))";

    private final Database database;
    private final ConcurrentMap<PortalId, Seen> seen = new ConcurrentHashMap<>();

    /** How full a bucket was, and when by this process's own counting. */
    private record Seen(double level, long nanos) {
        double now(double rate) {
            return Math.max(0, level - (System.nanoTime() - nanos) / 1e9 * rate);
        }
    }

    JdbcRequestQuota(Database database) {
        this.database = database;
    }

    @Override
    public int take(PortalId portal, Rate rate, int wanted) {
        if (!rate.isLimited()) {
            return wanted;
        }
        return database.write(store -> {
            ensure(store, portal);
            return store.createQuery(
                            "with was as (select portal, " + LEFT + " as rest, clock_timestamp() as t from budgets"
                                    + " where portal = :portal for update), gives as (select portal, rest, t, cast(least(:wanted,"
                                    + " greatest(0, floor(:capacity - rest))) as integer) as taken from was)"
                                    + " update budgets b set level = g.rest + g.taken, at = g.t from gives g"
                                    + " where b.portal = g.portal returning g.taken, b.level")
                    .bind("portal", portal.memberId())
                    .bind("rate", rate.perSecond())
                    .bind("capacity", rate.capacity())
                    .bind("wanted", wanted)
                    .map((row, context) -> {
                        seen.put(portal, new Seen(row.getDouble("level"), System.nanoTime()));
                        return row.getInt("taken");
                    })
                    .one();
        });
    }

    @Override
    public void charge(PortalId portal, Rate rate) {
        if (!rate.isLimited()) {
            return;
        }
        database.write(store -> {
            ensure(store, portal);
            return store.createQuery("update budgets set level = least(:capacity, " + LEFT
                            + " + 1), at = clock_timestamp() where portal = :portal returning level")
                    .bind("portal", portal.memberId())
                    .bind("rate", rate.perSecond())
                    .bind("capacity", rate.capacity() + OVER)
                    .map((row, context) -> seen.put(portal, new Seen(row.getDouble("level"), System.nanoTime())))
                    .list();
        });
    }

    @Override
    public int room(PortalId portal, Rate rate) {
        if (!rate.isLimited()) {
            return Integer.MAX_VALUE;
        }
        Seen last = seen.get(portal);
        return last == null
                ? rate.capacity()
                : (int) Math.max(0, Math.floor(rate.capacity() - last.now(rate.perSecond())));
    }

    @Override
    public void fill(PortalId portal, Rate rate) {
        if (!rate.isLimited()) {
            return;
        }
        seen.put(portal, new Seen(rate.capacity(), System.nanoTime()));
        database.write(store -> {
            ensure(store, portal);
            return store.createUpdate(
                            "update budgets set level = :capacity, at = clock_timestamp() where portal = :portal")
                    .bind("portal", portal.memberId())
                    .bind("capacity", rate.capacity())
                    .execute();
        });
    }

    private static void ensure(Handle store, PortalId portal) {
        store.createUpdate("insert into budgets (portal, level, at) values (:portal, 0, clock_timestamp())"
                        + " on conflict do nothing")
                .bind("portal", portal.memberId())
                .execute();
    }
}
