package io.github.imbot4j.chat;

/** Speak on one portal, see {@link Portals}. */
@FunctionalInterface
public interface PortalVoice {

    /**
     * Chooses who speaks.
     *
     * @param code as in {@code @Bot(code = "greeter")}
     * @throws IllegalArgumentException when no bot of this code is declared
     * @throws IllegalStateException when it is not registered on the portal
     */
    BotVoice bot(String code);
}
