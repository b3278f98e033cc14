package io.github.imbot4j.install;

import io.github.imbot4j.portal.PortalId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The store of tenants. Implementations are safe for use by several threads; what {@link #save} stored survives as the
 * implementation says.
 */
public interface Tenants {

    /** The tenant, uninstalled ones included. */
    Optional<Tenant> find(PortalId id);

    /** Every tenant, uninstalled ones included, by id. */
    List<Tenant> all();

    /** Stores a tenant whole, in place of what was known of it. */
    void save(Tenant tenant);

    /**
     * Changes a tenant as one step.
     *
     * @return the tenant as stored; empty when it is not known
     */
    Optional<Tenant> update(PortalId id, UnaryOperator<Tenant> change);

    /**
     * Does something about a tenant that nobody else may do meanwhile, on any node: renewing its tokens, for one. Waits for
     * whoever is at it.
     */
    <T> T exclusively(PortalId id, Supplier<T> work);
}
