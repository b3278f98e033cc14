package io.github.imbot4j.install;

import io.github.imbot4j.portal.InboundWebhook;
import java.util.Optional;
import java.util.Set;

/**
 * How portals and bots reach each other: as an app or through an inbound webhook, by posts or by polls, in which generation of the
 * protocol.
 *
 * @param webhook the inbound webhook of a portal on which the app is not installed
 * @param fetches whether bots fetch their events, so that no portal has to reach the program; only the second generation can
 * @param api the generation to speak
 * @param admins ids of the users who count as administrators on the portal of the webhook, besides the one who created it: no method
 *     tells who is one, and events bring no tokens there that would
 */
public record Connection(Optional<InboundWebhook> webhook, boolean fetches, Api api, Set<Long> admins) {

    public Connection {
        admins = Set.copyOf(admins);
    }

    /** The generation of the chatbot protocol that is spoken with portals. */
    public enum Api {
        /** {@code imbot.*}. */
        V1,
        /** {@code imbot.v2.*}. */
        V2,
        /**
         * The one in which the portal's bots are registered; for a portal without bots the second if events are fetched or an inbound
         * webhook is used, else the first.
         */
        AUTO
    }

    /** As an app that portals post to. */
    public static Connection ofApp() {
        return new Connection(Optional.empty(), false, Api.AUTO, Set.of());
    }

    /** The same with the inbound webhook of a portal. */
    public Connection with(InboundWebhook other) {
        return new Connection(Optional.of(other), fetches, api, admins);
    }

    /** The same, with events fetched or posted. */
    public Connection fetching(boolean other) {
        return new Connection(webhook, other, api, admins);
    }

    /** The same in a generation. */
    public Connection with(Api other) {
        return new Connection(webhook, fetches, other, admins);
    }

    /** The same with administrators. */
    public Connection with(Set<Long> others) {
        return new Connection(webhook, fetches, api, others);
    }
}
