package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The membership of this process in the nodes that work at a store. A node that lost its lease cannot write; it joins
 * again under another number, and begins with lanes without an owner.
 *
 * <p>Safe for use by several threads.
 */
final class Membership {

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

    private final Database database;
    private final String name;
    private final Duration silence;
    private final Duration beat;
    private volatile long node;
    private volatile boolean everLost;

    /** When this process last asked for its lease with success, on the clock that only goes on. */
    private volatile long renewed = System.nanoTime();

    /**
     * @param lease how long an event may wait for a node that died. The node is dead to the others after half of it
     *     without a sign of life, so that they have the rest for finding out and for what waits
     */
    Membership(Database database, String name, Duration lease) {
        this.database = database;
        this.name = name;
        this.silence = lease.dividedBy(2);
        this.beat = lease.dividedBy(10);
    }

    /** This process's number; 0 while it has none. */
    long node() {
        return node;
    }

    /** How often to give a sign of life, and to look for those of others. */
    Duration beat() {
        return beat;
    }

    /** Joins, and on SQLite takes over from every process before this one. */
    void join() {
        long begun = System.nanoTime();
        node = database.write(store -> {
            if (!database.dialect().isShared()) {
                NodeTable.buryAll(store).forEach(dead -> revive(store, dead));
                store.execute("update lanes set owner = null where owner is not null");
            }
            LaneTable.sweep(store);
            return NodeTable.join(store, database.dialect(), name, silence);
        });
        renewed = begun;
    }

    /** Whether others may have declared this process dead without its knowing: it slept, or the database did not answer. */
    boolean isStale() {
        return database.dialect().isShared() && System.nanoTime() - renewed > silence.toNanos();
    }

    /** Holds off everybody else until the transaction ends, and gives this process's number; 0 when it may not write. */
    long fence(Handle store) {
        long mine = node;
        return mine == 0 || !database.dialect().isShared() || NodeTable.isAlive(store, mine) ? mine : 0;
    }

    JournalException lost() {
        return new JournalException(
                "This node's lease on the store " + database.shown()
                        + " ran out, and others may have taken its work over."
                        + " Nothing was changed; it joins again by itself. Long pauses of the process or of the network do"
                        + " this: see whether the machine is overloaded.",
                new IllegalStateException("lease lost"));
    }

    boolean wasEverLost() {
        return everLost;
    }

    /** It has no number any more. */
    void lose() {
        everLost = true;
        node = 0;
    }

    /** Renews the lease; false when it is lost. */
    boolean renew() {
        long begun = System.nanoTime();
        boolean kept = node != 0 && database.write(store -> NodeTable.renew(store, node, silence));
        if (kept) {
            renewed = begun;
        }
        return kept;
    }

    /** Takes over from nodes that died; whether there were any. */
    boolean takeOver() {
        return database.write(store -> {
            List<Long> dead = NodeTable.bury(store);
            dead.forEach(one -> revive(store, one));
            return !dead.isEmpty();
        });
    }

    private void revive(Handle store, long dead) {
        int events = InboxTable.revive(store, dead);
        int doubtful =
                OutboxTable.revive(store, dead, "The process died while it was being sent; whether it ran is unknown.");
        int lanes = LaneTable.releaseAll(store, dead);
        LOG.info(
                "Taking over from a process that ended: {} dialogs, {} events it was handling, {} calls with"
                        + " an unknown outcome.",
                lanes,
                events,
                doubtful);
    }

    /** Leaves everything to others. */
    void leave() {
        long mine = node;
        if (mine == 0) {
            return;
        }
        node = 0;
        database.write(store -> {
            InboxTable.revive(store, mine);
            OutboxTable.revive(store, mine, "The program stopped while it was being sent; whether it ran is unknown.");
            int lanes = LaneTable.releaseAll(store, mine);
            NodeTable.leave(store, mine);
            if (database.dialect().isShared() && lanes > 0) {
                Notices.send(store, 0);
            }
            return true;
        });
    }
}
