package io.github.imbot4j.chat;

import io.github.imbot4j.rest.Rest;

/** The sender of messages on one portal, see {@link Portals}. */
public interface PortalSender {

    /**
     * Chooses who speaks.
     *
     * @param code as in {@code @Bot(code = "greeter")}
     * @throws IllegalArgumentException when no bot of this code is declared
     * @throws IllegalStateException when it is not registered on the portal
     */
    BotSender bot(String code);

    /** The portal's REST, with the app's own rights; each call is made at once. */
    Rest rest();
}
