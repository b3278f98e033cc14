package io.github.imbot4j.jdbc;

import org.jdbi.v3.core.Handle;

/**
 * The condition under which a node may write, its valid lease, and under which memory follows, that it still owns what
 * it wrote.
 *
 * @param lose what to do when the lease is lost
 */
record FencingToken(Database database, Schedule schedule, Membership membership, Runnable lose)
        implements GroupCommitWriter.Fence {

    @Override
    public long enter(Handle store) {
        long ticket = membership.fence(store);
        if (ticket == 0) {
            lose.run();
            throw membership.lost();
        }
        if (!database.dialect().isShared()) {
            database.strangers().look(store);
        }
        return ticket;
    }

    @Override
    public void publish(long ticket, Runnable memory) {
        schedule.changing(() -> {
            if (membership.node() == ticket) {
                memory.run();
            }
            return true;
        });
    }
}
