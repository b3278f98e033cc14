package io.github.imbot4j.portal;

import java.time.ZoneId;

/**
 * Tell the time zone people of a portal mean when they write "tomorrow 15:00". No event says it, so it is configured, or
 * asked of the portal by whoever implements this, which may take as long as a call does. Asked only where time matters.
 */
@FunctionalInterface
public interface PortalTimeZones {

    /** The zone of a portal. */
    ZoneId of(PortalId portal);
}
