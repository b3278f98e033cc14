package io.github.imbot4j.jdbc;

import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.portal.PortalId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Keep the tenants in the store, their tokens encrypted. Every question asks the store: what another node has just learned
 * counts here too.
 */
final class JdbcTenants implements Tenants {

    private final Database database;
    private final TenantTable table;
    private final TenantLocks locks;

    JdbcTenants(Database database, KeyRing keys, TenantLocks locks) {
        this.database = database;
        this.table = new TenantTable(keys);
        this.locks = locks;
    }

    @Override
    public Optional<Tenant> find(PortalId id) {
        return database.read(store -> table.find(store, id, false));
    }

    @Override
    public List<Tenant> all() {
        return database.read(table::all);
    }

    @Override
    public void save(Tenant tenant) {
        database.write(store -> {
            table.save(store, tenant);
            return true;
        });
    }

    @Override
    public Optional<Tenant> update(PortalId id, UnaryOperator<Tenant> change) {
        return database.write(store -> {
            Optional<Tenant> changed =
                    table.find(store, id, database.dialect().isShared()).map(change);
            changed.ifPresent(tenant -> table.save(store, tenant));
            return changed;
        });
    }

    @Override
    public <T> T exclusively(PortalId id, Supplier<T> work) {
        return locks.exclusively(id, work);
    }

    /** Saves one that is not known yet; false when it is. */
    boolean saveNew(Tenant tenant) {
        return database.write(store -> {
            boolean isNew = table.find(store, tenant.id(), false).isEmpty();
            if (isNew) {
                table.save(store, tenant);
            }
            return isNew;
        });
    }

    /** Encrypts with the newest key what was not; how many values that were. */
    int rotate() {
        return database.write(store -> table.rotate(store, database.dialect().isShared()));
    }
}
