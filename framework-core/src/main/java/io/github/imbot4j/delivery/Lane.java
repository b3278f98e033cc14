package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;

/**
 * A sequence of work that must stay in order: one bot in one dialog of one portal, or the app's own events on a portal.
 *
 * @param portal the tenant
 * @param bot the bot's code; empty for the app's own affairs
 * @param dialog the dialog id, {@code "app"}, or {@code "bulk:"} and a dialog id; private dialogs of two bots with one user have the same id
 */
public record Lane(PortalId portal, String bot, String dialog) {

    /** The lane of a portal's own affairs: installs, updates, bots removed. */
    public static Lane ofApp(PortalId portal) {
        return new Lane(portal, "", "app");
    }

    /** The lane of messages to a dialog that nobody waits for: neither do the dialog's events. */
    public static Lane ofBulk(PortalId portal, String bot, String dialog) {
        return new Lane(portal, bot, "bulk:" + dialog);
    }

    /** Whose work it is. */
    public Owner owner() {
        return new Owner(portal, bot);
    }

    /**
     * The owner of the work in a lane; threads are shared fairly between owners.
     *
     * @param portal the tenant
     * @param bot the bot's code; empty for the app's own affairs
     */
    public record Owner(PortalId portal, String bot) {}
}
