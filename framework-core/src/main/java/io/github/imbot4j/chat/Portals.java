package io.github.imbot4j.chat;

import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import java.util.List;

/**
 * Speak on portals when nothing happened there: reminders, alerts, news. A handler takes it by type; a program has it as
 * {@code RunningBots}. What is said goes through the outbox, in the order said in each dialog, and is sent when the portal
 * takes it.
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
