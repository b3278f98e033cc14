package io.github.imbot4j.sending;

import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.UnknownOutcomeException;
import io.github.imbot4j.wire.CallTraits;
import io.github.imbot4j.wire.Protocols;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sender of one outgoing call, and of its fallback if the call had no effect: the portal answers {@code true} to a
 * command's answer and posts nothing once ten minutes have passed (v1 §3.4), or refuses to change an old message (v1
 * §4.2).
 */
public final class DirectCallSender {

    private static final Logger LOG = LoggerFactory.getLogger(DirectCallSender.class);

    private final Function<PortalId, Rest> rests;
    private final Protocols protocols;

    public DirectCallSender(Function<PortalId, Rest> rests, Protocols protocols) {
        this.rests = rests;
        this.protocols = protocols;
    }

    /**
     * Makes it. When nobody knows whether it ran, it is made once more if doing it twice shows nothing, such as an edit; a
     * message is not repeated, people would read it twice.
     */
    RestResponse send(OutgoingCall outgoing) {
        Rest rest = careful(rests.apply(outgoing.lane().portal()));
        if (outgoing.fallback().isEmpty()) {
            return rest.call(outgoing.call());
        }
        CallTraits traits = protocols.traits(outgoing.call());
        Call fallback = outgoing.fallback().get();
        try {
            RestResponse restResponse = rest.call(outgoing.call());
            return traits.isDone(outgoing.call(), restResponse)
                    ? restResponse
                    : rest.call(traits.instead(outgoing.call(), fallback));
        } catch (RejectedException refused) {
            LOG.debug("Falling back: {}", refused.getMessage());
            return fallBack(rest, traits.instead(outgoing.call(), fallback), refused);
        }
    }

    /** Sends it as {@link #send}; the id of what it made, if it made something. */
    public OptionalLong sendAndRead(OutgoingCall outgoing) {
        return protocols.traits(outgoing.call()).made(outgoing.call(), send(outgoing));
    }

    private Rest careful(Rest rest) {
        return plain -> {
            Call call = protocols.traits(plain).keyed(plain, UUID.randomUUID().toString());
            try {
                return rest.call(call);
            } catch (UnknownOutcomeException lost) {
                if (!protocols.traits(call).safety(call).mayRepeat()) {
                    throw lost;
                }
                LOG.debug("Once more: {}", lost.getMessage());
                return rest.call(call);
            }
        };
    }

    private static RestResponse fallBack(Rest rest, Call fallback, RestException refused) {
        try {
            return rest.call(fallback);
        } catch (RestException again) {
            again.addSuppressed(refused);
            throw again;
        }
    }
}
