package io.github.imbot4j.portal;

import java.time.ZoneId;

/**
 * The time zone in which users of a portal mean "tomorrow 15:00". Events do not carry it, so it is configured, or the
 * implementation asks the portal, which may take as long as a call does. It is used only where time matters.
 */
@FunctionalInterface
public interface PortalTimeZones {

    /** The zone of a portal. */
    ZoneId of(PortalId portal);
}
