package io.github.imbot4j.event;

import io.github.imbot4j.payload.StoredName;

/**
 * The app was installed on a portal and its bots are registered (ONAPPINSTALL or the install page, v1 §6.13).
 *
 * @param version as the portal says, such as {@code 1} or {@code 1.0.0}; may be empty
 * @param active whether the app is switched on; false when the portal did not say
 * @param finished whether the installation is complete; false from the install page, which has yet to finish it, and no
 *     event comes before it has (transport §3.5)
 * @param placement where the page was opened, such as {@code DEFAULT}; empty for an event
 * @param placementOptions JSON text that came with the placement; may be empty
 */
@StoredName("AppInstalled")
public record AppInstalled(
        Origin origin, String version, boolean active, boolean finished, String placement, String placementOptions)
        implements AppEvent {

    /** An installation that is complete. */
    public AppInstalled(Origin origin, String version) {
        this(origin, version, true, true, "", "");
    }
}
