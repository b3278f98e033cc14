package io.github.imbot4j.jdbc;

import org.jdbi.v3.core.Handle;

/** Notifications to other nodes on PostgreSQL that there is work for them, sent when the transaction commits. */
final class Notices {

    static final String CHANNEL = "imbot4j";

    private Notices() {}

    /** Sends word to a node; 0 for all of them. */
    static void send(Handle store, long node) {
        store.createQuery("select pg_notify(:channel, :node)")
                .bind("channel", CHANNEL)
                .bind("node", Long.toString(node))
                .mapTo(String.class)
                .list();
    }
}
