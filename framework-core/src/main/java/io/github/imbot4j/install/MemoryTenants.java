package io.github.imbot4j.install;

import io.github.imbot4j.portal.PortalId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Tenants in memory, for tests and rehearsals. */
public final class MemoryTenants implements Tenants {

    private final ConcurrentMap<PortalId, Tenant> tenants = new ConcurrentHashMap<>();
    private final ConcurrentMap<PortalId, Lock> locks = new ConcurrentHashMap<>();

    /** Starts empty. */
    public MemoryTenants() {}

    @Override
    public Optional<Tenant> find(PortalId id) {
        return Optional.ofNullable(tenants.get(id));
    }

    @Override
    public List<Tenant> all() {
        return tenants.values().stream()
                .sorted(Comparator.comparing(Tenant::id))
                .toList();
    }

    @Override
    public void save(Tenant tenant) {
        tenants.put(tenant.id(), tenant);
    }

    @Override
    public Optional<Tenant> update(PortalId id, UnaryOperator<Tenant> change) {
        return Optional.ofNullable(tenants.computeIfPresent(id, (key, tenant) -> change.apply(tenant)));
    }

    @Override
    public <T> T exclusively(PortalId id, Supplier<T> work) {
        Lock lock = locks.computeIfAbsent(id, portal -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
