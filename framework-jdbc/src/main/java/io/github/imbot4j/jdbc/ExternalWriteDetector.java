package io.github.imbot4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * The detection of writes by other processes to the SQLite file, such as by a command of the command line, which
 * invalidates the {@link PortalCache}. The journal's writer checks at the beginning of each transaction, so what
 * another process committed before an event was accepted applies to that event.
 */
final class ExternalWriteDetector {

    private final List<PortalCache<?>> memories = new CopyOnWriteArrayList<>();
    private @Nullable Connection connection;
    private long version;
    private volatile boolean watching;

    /** Begins to be of use once somebody looks. */
    <T> PortalCache<T> remembered() {
        PortalCache<T> memory = new PortalCache<>(() -> watching);
        memories.add(memory);
        return memory;
    }

    /** Looks, within a transaction; by one thread only. */
    void look(Handle store) {
        Connection own = connection(store);
        long now = Statements.number(store, "pragma data_version");
        // The number means something to its own connection only.
        if (own != connection || now != version) {
            memories.forEach(PortalCache::forget);
        }
        connection = own;
        version = now;
        watching = true;
    }

    private static Connection connection(Handle store) {
        try {
            return store.getConnection().unwrap(SQLiteConnection.class);
        } catch (SQLException failure) {
            throw new Statements.Failure(failure);
        }
    }
}
