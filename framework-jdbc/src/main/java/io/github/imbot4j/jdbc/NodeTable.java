package io.github.imbot4j.jdbc;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The table of nodes that work at the store. On PostgreSQL a node that does not renew its row in time is dead: its row
 * is deleted, and with it the right to write, which every transaction of the node checks under a lock that the deletion
 * waits for.
 */
final class NodeTable {

    private NodeTable() {}

    /** Adds a node and gives its number, which no other ever had. */
    static long join(Handle store, Dialect dialect, String name, Duration silence) {
        String sql = dialect.isShared()
                ? "insert into nodes (name, until) values (:name, " + silenceEnd() + ") returning id"
                : "insert into nodes (name) values (:name) returning id";
        var query = store.createQuery(sql).bind("name", name);
        return (dialect.isShared() ? query.bind("silence", silence.toMillis()) : query)
                .mapTo(Long.class)
                .one();
    }

    private static String silenceEnd() {
        return "clock_timestamp() + cast(:silence as bigint) * interval '1 millisecond'";
    }

    /** Whether a node may still write; holds off its being declared dead until the transaction ends. */
    static boolean isAlive(Handle store, long node) {
        return store.createQuery("select id from nodes where id = :node for key share")
                .bind("node", node)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Renews a lease; false when it is lost. */
    static boolean renew(Handle store, long node, Duration silence) {
        return store.createUpdate("update nodes set until = " + silenceEnd() + " where id = :node")
                        .bind("node", node)
                        .bind("silence", silence.toMillis())
                        .execute()
                == 1;
    }

    /** Writes a node's row as it is; false when it has none. */
    static boolean touch(Handle store, long node) {
        return store.createUpdate("update nodes set name = name where id = :node")
                        .bind("node", node)
                        .execute()
                == 1;
    }

    /** Declares dead whoever did not renew in time. */
    static List<Long> bury(Handle store) {
        return store.createQuery("delete from nodes where id in (select id from nodes where until < clock_timestamp()"
                        + " for update skip locked) returning id")
                .mapTo(Long.class)
                .list();
    }

    /** All of them; on SQLite they are dead, since this process has the lock. */
    static List<Long> buryAll(Handle store) {
        return store.createQuery("delete from nodes returning id")
                .mapTo(Long.class)
                .list();
    }

    static void leave(Handle store, long node) {
        store.createUpdate("delete from nodes where id = :node")
                .bind("node", node)
                .execute();
    }
}
