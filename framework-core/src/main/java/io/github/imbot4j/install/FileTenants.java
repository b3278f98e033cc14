package io.github.imbot4j.install;

import io.github.imbot4j.portal.PortalId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Keep the tenants in a folder, one JSON file for each portal, readable by the owner only (transport §5.4 no. 27). The
 * files hold tokens in plain text: keep the folder out of backups that others can read. All tenants are read once, at
 * construction; a broken file is set aside and reported, and the other portals work on.
 */
public final class FileTenants implements Tenants {

    private final MemoryTenants known = new MemoryTenants();
    private final PortalFiles files;

    /**
     * Opens the folder.
     *
     * @throws java.io.UncheckedIOException when it cannot be used
     */
    public FileTenants(Path dir) {
        this.files = new PortalFiles(dir);
        files.readAll(TenantJson::read).values().forEach(known::save);
    }

    @Override
    public Optional<Tenant> find(PortalId id) {
        return known.find(id);
    }

    @Override
    public List<Tenant> all() {
        return known.all();
    }

    /** {@inheritDoc} It is on the disk when this returns; when the disk refuses, nothing has changed. */
    @Override
    public synchronized void save(Tenant tenant) {
        files.write(tenant.id(), TenantJson.write(tenant));
        known.save(tenant);
    }

    @Override
    public synchronized Optional<Tenant> update(PortalId id, UnaryOperator<Tenant> change) {
        Optional<Tenant> changed = known.find(id).map(change);
        changed.ifPresent(this::save);
        return changed;
    }

    /** {@inheritDoc} One process owns the folder. */
    @Override
    public <T> T exclusively(PortalId id, Supplier<T> work) {
        return known.exclusively(id, work);
    }
}
