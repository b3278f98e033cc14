package io.github.imbot4j.wire;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.MethodIdempotency;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a call before and after it is made. A stored call is asked about in the generation that wrote it, which its
 * method tells, whatever the portal speaks by now: {@link Protocols#traits}.
 */
public interface CallTraits {

    /** Tells whether the method is of this generation. */
    boolean owns(String method);

    /** Tells whether the call may be made again when nobody knows whether it ran. */
    MethodIdempotency safety(Call call);

    /**
     * Returns the call with a key by which the portal knows a repetition of it; the same call where the method takes none, or has one
     * already.
     *
     * @param name the same for each attempt at the call, and for no other call
     */
    Call keyed(Call call, String name);

    /**
     * Tells whether a refusal says no more than that an earlier attempt is under way, or was: what became of that is not known then.
     *
     * @param call {@link #keyed}, and made before
     */
    boolean isUnderWay(Call call, RestException refused);

    /** Returns the bot in whose name the call is; empty when it does not say. */
    OptionalLong bot(Call call);

    /** Returns how a call is sent that needs a bot's own token; empty for all others. */
    Optional<BotNamed> named(Call call);

    /**
     * Returns the call as it is made through an inbound webhook, with the secret that says whose bot it is about; the same call if it is
     * about no bot. Such a secret is not stored with a call.
     */
    default Call signed(Call call, BotSecrets secrets) {
        return call;
    }

    /** Tells whether a call that was answered did what it is for: some are accepted and do nothing. */
    boolean isDone(Call call, RestResponse restResponse);

    /** Returns the fallback of a call with what it takes over from it: the answer to a command is posted as it was written. */
    default Call instead(Call call, Call fallback) {
        return fallback;
    }

    /** Reads the id of what a call made; empty if it made nothing that has one. */
    OptionalLong made(Call call, RestResponse restResponse);

    /**
     * Finds the message that a call may have posted.
     *
     * @param bot in whose name it is where the call names none
     * @param dialog where it is posted where the call names none
     * @return empty when it posts no message that could be told from another one: one without a text, or in the name of the portal
     */
    Optional<MessageSearch> message(Call call, long bot, String dialog);

    /** Finds the chat that a call may have made; empty if nothing it makes can be found. */
    Optional<ChatSearch> chat(Call call);

    /** A call to be made with the own token of a bot, as portals take it. */
    record BotNamed(long bot, Call call) {}
}
