package io.github.imbot4j.delivery;

import io.github.imbot4j.rest.Call;
import java.util.Optional;

/**
 * A call to a portal in the outbox; calls of one lane are sent in order.
 *
 * @param lane of which dialog
 * @param call what to send
 * @param fallback what to send when the portal takes the call and posts nothing, or can no longer change the message
 *     (v1 §3.4, §4.2)
 * @param priority among the lanes of its portal
 * @param supersedes names what a later call of the same lane with the same name makes needless while this one waits: the
 *     later one's parameters are laid over this one's and this one goes; empty for nothing. {@code "typing"} is made needless
 *     by any later call of its lane.
 * @param result the name under which the number is kept that the portal answers with, to be referred to by later calls ({@link
 *     io.github.imbot4j.rest.Ref}); empty for none
 */
public record OutgoingCall(
        Lane lane, Call call, Optional<Call> fallback, Priority priority, String supersedes, String result) {

    /** What names a typing notice in {@link #supersedes()}. */
    public static final String TYPING = "typing";

    /** One whose number nobody refers to. */
    public OutgoingCall(Lane lane, Call call, Optional<Call> fallback, Priority priority, String supersedes) {
        this(lane, call, fallback, priority, supersedes, "");
    }

    /** A reply without a fallback. */
    public static OutgoingCall of(Lane lane, Call call) {
        return new OutgoingCall(lane, call, Optional.empty(), Priority.REPLY, "");
    }

    /** The same with another priority. */
    public OutgoingCall with(Priority other) {
        return new OutgoingCall(lane, call, fallback, other, supersedes, result);
    }

    /** The same with its number kept under a name. */
    public OutgoingCall as(String name) {
        return new OutgoingCall(lane, call, fallback, priority, supersedes, name);
    }

    /** The same with another call. */
    public OutgoingCall with(Call other) {
        return new OutgoingCall(lane, other, fallback, priority, supersedes, result);
    }
}
