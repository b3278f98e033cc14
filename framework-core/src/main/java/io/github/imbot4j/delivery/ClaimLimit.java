package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;

/**
 * The limit of how many of a portal's ready calls may be claimed now. Asked under the journal's lock, so it must not
 * block.
 */
@FunctionalInterface
public interface ClaimLimit {

    /**
     * Decides.
     *
     * @param ready calls of this portal that stand first in a free lane and are due
     * @return {@code 0} for not now; 1 for one that travels alone; more for as many that travel together
     */
    int of(PortalId portal, int ready);
}
