package io.github.imbot4j.delivery;

import io.github.imbot4j.rest.Call;
import java.util.Optional;

/**
 * Put one call to a portal on its way; calls of one lane go out in order.
 *
 * @param lane of which dialog
 * @param call what to send
 * @param fallback what to send when the portal takes the call and posts nothing, or can no longer change the message
 *     (v1 §3.4, §4.2)
 */
public record OutgoingCall(Lane lane, Call call, Optional<Call> fallback) {

    /** A call without a fallback. */
    public static OutgoingCall of(Lane lane, Call call) {
        return new OutgoingCall(lane, call, Optional.empty());
    }
}
