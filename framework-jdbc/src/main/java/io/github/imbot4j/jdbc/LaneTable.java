package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table of lanes and the nodes that own them. A lane with open items has a row; a lane without an owner may be
 * acquired by any node. A node works only at lanes it owns, so no item of a lane is handed out twice.
 */
final class LaneTable {

    private static final String SWEEP = "insert into lanes (portal, bot, dialog)"
            + " select distinct portal, bot, dialog from %s t where state <= 2 and not exists"
            + " (select 1 from lanes l where l.portal = t.portal and l.bot = t.bot and l.dialog = t.dialog)"
            + " on conflict do nothing";

    private LaneTable() {}

    /**
     * What became of asking for a lane.
     *
     * @param owner who has it now; 0 for nobody
     * @param isNew whether nothing is stored of it yet
     */
    record Standing(long owner, boolean isNew) {}

    /**
     * Makes sure that a lane has a row, and takes it when it is nobody's. Its row stays locked until the transaction ends,
     * so that what is put into it now is seen by whoever takes it next.
     *
     * @param node who takes it; 0 to leave it to others
     */
    static Standing ensure(Handle store, Lane lane, long node) {
        Long wanted = node == 0 ? null : Long.valueOf(node);
        while (true) {
            int added = Rows.bind(
                            store.createUpdate("insert into lanes (portal, bot, dialog, owner)"
                                    + " values (:portal, :bot, :dialog, :node) on conflict do nothing"),
                            lane)
                    .bind("node", wanted)
                    .execute();
            if (added == 1) {
                return new Standing(node, true);
            }
            Optional<Long> owner = Rows.bind(
                            store.createQuery("update lanes set owner = coalesce(owner, :node) where" + Rows.OF_LANE
                                    + "returning coalesce(owner, 0)"),
                            lane)
                    .bind("node", wanted)
                    .mapTo(Long.class)
                    .findOne();
            if (owner.isPresent()) {
                return new Standing(owner.get(), false);
            }
        }
    }

    /** Takes lanes that are nobody's, from all portals alike. */
    static List<Lane> take(Handle store, long node, int most) {
        List<Lane> taken = new ArrayList<>();
        List<Lane> free = store.createQuery("select portal, bot, dialog from (select portal, bot, dialog,"
                        + " row_number() over (partition by portal order by bot, dialog) as turn"
                        + " from lanes where owner is null) as free_lanes order by turn limit :most")
                .bind("most", most)
                .map((row, context) -> Rows.lane(row))
                .list();
        for (Lane lane : free) {
            int got = Rows.bind(
                            store.createUpdate("update lanes set owner = :node where owner is null and" + Rows.OF_LANE),
                            lane)
                    .bind("node", node)
                    .execute();
            if (got == 1) {
                taken.add(lane);
            }
        }
        return taken;
    }

    /** Gives up lanes nothing is left to do in; what came into one meanwhile keeps it. The ones that went. */
    static List<Lane> release(Handle store, Collection<Lane> idle, long node) {
        List<Lane> gone = new ArrayList<>();
        for (Lane lane : idle) {
            // Locked first: a statement sees what others committed before it began, not before it was let in.
            Rows.bind(store.createUpdate("update lanes set owner = owner where owner = :node and" + Rows.OF_LANE), lane)
                    .bind("node", node)
                    .execute();
            int deleted = Rows.bind(
                            store.createUpdate("delete from lanes where owner = :node and" + Rows.OF_LANE
                                    + without("inbox") + without("outbox")),
                            lane)
                    .bind("node", node)
                    .execute();
            if (deleted == 1) {
                gone.add(lane);
            }
        }
        return gone;
    }

    private static String without(String table) {
        return " and not exists (select 1 from " + table + " where state <= 2 and" + Rows.OF_LANE + ")";
    }

    /** Gives rows to lanes that have open work and none: somebody wrote past this class. */
    static void sweep(Handle store) {
        store.execute(SWEEP.formatted("inbox"));
        store.execute(SWEEP.formatted("outbox"));
    }

    /** Gives up all lanes of a node that ends. */
    static int releaseAll(Handle store, long node) {
        return store.createUpdate("update lanes set owner = null where owner = :node")
                .bind("node", node)
                .execute();
    }
}
