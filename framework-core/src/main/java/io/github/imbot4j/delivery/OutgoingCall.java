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
 * @param priority among the lanes of its portal
 * @param supersedes names what a later call of the same lane with the same name makes needless while this one waits: the
 *     later one's parameters are laid over this one's and this one goes; empty for nothing. {@code "typing"} is made needless
 *     by any later call of its lane.
 */
public record OutgoingCall(Lane lane, Call call, Optional<Call> fallback, Priority priority, String supersedes) {

    /** What names a typing notice in {@link #supersedes()}. */
    public static final String TYPING = "typing";

    /** A reply without a fallback. */
    public static OutgoingCall of(Lane lane, Call call) {
        return new OutgoingCall(lane, call, Optional.empty(), Priority.REPLY, "");
    }

    /** The same with another priority. */
    public OutgoingCall with(Priority other) {
        return new OutgoingCall(lane, call, fallback, other, supersedes);
    }
}
