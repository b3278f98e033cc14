package io.github.imbot4j.event;

import io.github.imbot4j.portal.PortalId;
import java.time.Instant;

/**
 * An event on a portal. The records are immutable, carry no credentials, and are the same for every generation of the
 * protocol: "unknown" is an empty text, {@code 0} or an empty collection, never {@code null}.
 */
public sealed interface Event permits BotEvent, AppEvent {

    /** Which portal, and when it says this happened. */
    Origin origin();

    /** The tenant. */
    default PortalId portal() {
        return origin().portal();
    }

    /**
     * Where and when an event came from.
     *
     * @param portal the tenant, proven before any handler runs
     * @param raisedAt the portal's clock (event field {@code ts}, whole seconds), good for staleness, not for ordering
     * @param language two letters of the portal's default language, not the user's; may be empty
     */
    record Origin(PortalId portal, Instant raisedAt, String language) {}
}
