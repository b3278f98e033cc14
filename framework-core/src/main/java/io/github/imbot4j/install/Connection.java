package io.github.imbot4j.install;

import io.github.imbot4j.portal.InboundWebhook;
import java.util.Optional;

/**
 * How portals and bots reach each other: as an app or through an inbound webhook, by posts or by polls, in which generation of the
 * protocol.
 *
 * @param webhook the inbound webhook of a portal on which the app is not installed
 * @param fetches whether bots fetch their events, so that no portal has to reach the program; only the second generation can
 * @param api the generation to speak
 */
public record Connection(Optional<InboundWebhook> webhook, boolean fetches, Api api) {

    /** The generation of the chatbot protocol that is spoken with portals. */
    public enum Api {
        /** {@code imbot.*}. */
        V1,
        /** {@code imbot.v2.*}. */
        V2,
        /** The one in which the portal's bots are registered; for a portal without bots, the second if it has it and it is needed. */
        AUTO
    }

    /** As an app that portals post to. */
    public static Connection ofApp() {
        return new Connection(Optional.empty(), false, Api.AUTO);
    }

    /** The same with the inbound webhook of a portal. */
    public Connection with(InboundWebhook other) {
        return new Connection(Optional.of(other), fetches, api);
    }

    /** The same, with events fetched or posted. */
    public Connection fetching(boolean other) {
        return new Connection(webhook, other, api);
    }

    /** The same in a generation. */
    public Connection with(Api other) {
        return new Connection(webhook, fetches, other);
    }
}
