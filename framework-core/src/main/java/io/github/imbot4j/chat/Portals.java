package io.github.imbot4j.chat;

import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import java.util.List;

/**
 * The portals to send to without an event there: reminders, alerts, news. A handler takes it by type; a program gets it
 * from {@code RunningBots}. Messages go through the outbox, in order within each dialog, and are sent when the portal
 * accepts them.
 *
 * <p>Safe for use by several threads, at any time while the bots run.
 */
public interface Portals {

    /**
     * Chooses a portal.
     *
     * @throws IllegalStateException when the app is not installed there
     */
    PortalSender portal(PortalId id);

    /** Returns the portals where the app is installed now, by id. */
    List<Portal> installed();
}
