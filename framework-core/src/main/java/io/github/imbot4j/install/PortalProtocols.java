package io.github.imbot4j.install;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.Protocol;
import io.github.imbot4j.wire.Protocols;

/**
 * The protocol that each portal speaks: what is stored with its tenant.
 *
 * @param all those that this process speaks
 */
@SuppressWarnings("exports") // the protocols are spoken inside this module only
public record PortalProtocols(Tenants tenants, Protocols all) {

    /** Returns that of a portal; the first where the app was never installed. */
    public Protocol of(PortalId portal) {
        return tenants.find(portal).map(this::of).orElseGet(() -> all.named(Protocols.FIRST));
    }

    /** Returns that of a tenant, without looking it up. */
    public Protocol of(Tenant tenant) {
        return all.named(tenant.protocol());
    }
}
