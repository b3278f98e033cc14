package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.RestException;
import java.time.Duration;
import java.util.Optional;

/** Something that happened on the way of a post, an event or a call. None of it holds a secret or what people wrote. */
public sealed interface DeliveryEvent {

    /**
     * The framework answered a post; what the HTTP server refuses before, such as 413 and 415, is not heard.
     *
     * @param status 200 when it was taken
     */
    record Posted(int status, Duration took) implements DeliveryEvent {}

    /**
     * An event is about to be handled.
     *
     * @param bot the bot's code; empty for events of the app as a whole
     * @param event the name of its type, such as {@code MessageReceived}
     * @param attempt counted from 1
     * @param age how long ago it happened, by the portal's clock; never negative
     */
    record Claimed(PortalId portal, String bot, String event, int attempt, Duration age) implements DeliveryEvent {}

    /**
     * An event was handled, by a handler or by the framework itself.
     *
     * @param bot the bot's code; empty for events of the app as a whole
     * @param event the name of its type, such as {@code MessageReceived}
     */
    record Handled(PortalId portal, String bot, String event, Handling result, Duration took)
            implements DeliveryEvent {}

    /** How the handling of an event ended. */
    enum Handling {
        /** It is done, and its calls are committed with it. */
        DONE,
        /** It failed, and is handled again. */
        AGAIN,
        /** It failed for good, and is kept for people. */
        DEAD_LETTER
    }

    /**
     * A request to a portal was answered, or failed. Several calls of the outbox may travel in one of the method {@code batch}.
     *
     * @param failure empty when the portal answered with a result
     * @param took without waiting for a place in the portal's rate limit
     */
    record Called(PortalId portal, String method, Optional<RestException> failure, Duration took)
            implements DeliveryEvent {}

    /**
     * What became of a call of the outbox.
     *
     * @param bot the code of the bot that made it
     */
    record Settled(PortalId portal, String bot, String method, Settlement result) implements DeliveryEvent {}

    /** What becomes of a call of the outbox. */
    enum Settlement {
        /** The portal took it. */
        SENT,
        /** It is sent again later. */
        AGAIN,
        /** The portal refused it, or it waited too long. */
        REFUSED,
        /** Nobody knows whether it ran; it is kept for people. */
        UNKNOWN
    }

    /**
     * A portal's tokens were renewed, or were to be.
     *
     * @param failure empty when there are new ones
     */
    record Refreshed(PortalId portal, Optional<RestException> failure) implements DeliveryEvent {}

    /**
     * Nothing is sent to a portal for a while.
     *
     * @param cause what the portal or the network said
     */
    record Held(PortalId portal, Duration pause, RestException cause) implements DeliveryEvent {}

    /** Something went wrong in a way that people may have noticed. */
    record Failed(Incident incident) implements DeliveryEvent {}
}
