package io.github.imbot4j.jdbc;

import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.portal.PortalId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * The tenants in the store, their tokens encrypted. If several nodes share the store, every lookup reads it, so that
 * changes of other nodes are seen at once. If one process has it alone, lookups are cached.
 */
final class JdbcTenants implements Tenants {

    private final Database database;
    private final TenantTable table;
    private final TenantLocks locks;
    private final PortalCache<Tenant> known;

    JdbcTenants(Database database, KeyRing keys, TenantLocks locks) {
        this.database = database;
        this.table = new TenantTable(keys);
        this.locks = locks;
        this.known = database.strangers().remembered();
    }

    @Override
    public Optional<Tenant> find(PortalId id) {
        return known.find(
                id, () -> database.health().watched(() -> database.read(store -> table.find(store, id, false))));
    }

    @Override
    public List<Tenant> all() {
        return database.read(table::all);
    }

    @Override
    public void save(Tenant tenant) {
        change(store -> {
            table.save(store, tenant);
            return true;
        });
    }

    @Override
    public Optional<Tenant> update(PortalId id, UnaryOperator<Tenant> change) {
        return change(store -> {
            Optional<Tenant> changed =
                    table.find(store, id, database.dialect().isShared()).map(change);
            changed.ifPresent(tenant -> table.save(store, tenant));
            return changed;
        });
    }

    @Override
    public <T> T exclusively(PortalId id, Supplier<T> work) {
        return locks.exclusively(id, () -> {
            // Whoever was at it before may have been another process.
            known.forget();
            return work.get();
        });
    }

    private <T> T change(Function<Handle, T> work) {
        try {
            return database.write(work);
        } finally {
            known.forget();
        }
    }

    /** Deletes everything that is kept of a portal; false when it had not installed the app. */
    boolean delete(PortalId id) {
        return change(store -> TenantTable.forget(store, id));
    }

    /** Encrypts with the newest key what was not; how many values that were. */
    int rotate() {
        return change(store -> table.rotate(store, database.dialect().isShared()));
    }
}
