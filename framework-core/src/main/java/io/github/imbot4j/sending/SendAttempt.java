package io.github.imbot4j.sending;

import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.rest.Batch.Outcome;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.wire.CallTraits;
import io.github.imbot4j.wire.Protocols;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A claimed call being sent: the call itself, or its fallback.
 *
 * @param call what is sent of it now
 * @param fallback what to send when that comes to nothing
 * @param refused why the call itself came to nothing, when this is its fallback
 */
record SendAttempt(ClaimedCall claimed, Call call, Optional<Call> fallback, Optional<RejectedException> refused) {

    /** What is stored, with the key by which the portal knows a repetition: the same for every attempt at one stored call. */
    static SendAttempt of(ClaimedCall claimed, Protocols protocols) {
        String name = claimed.call().lane().portal() + " " + claimed.id() + " "
                + claimed.since().toEpochMilli();
        UnaryOperator<Call> keyed = call -> protocols.traits(call).keyed(call, name);
        return new SendAttempt(
                claimed,
                keyed.apply(claimed.call().call()),
                claimed.call().fallback().map(keyed),
                Optional.empty());
    }

    boolean hasRefs() {
        return call.hasRefs() || fallback.filter(Call::hasRefs).isPresent();
    }

    /** The same with what its references stand for; empty when one of them is not known. */
    Optional<SendAttempt> resolve(Function<String, Optional<String>> known) {
        return call.resolve(known)
                .flatMap(one -> fallback.isEmpty()
                        ? Optional.of(new SendAttempt(claimed, one, fallback, refused))
                        : fallback.get()
                                .resolve(known)
                                .map(other -> new SendAttempt(claimed, one, Optional.of(other), refused)));
    }

    /**
     * What to send instead, when there is something: the portal says {@code true} to a command's answer and posts nothing once
     * ten minutes have passed (v1 §3.4), or refuses to change an old message (v1 §4.2).
     *
     * @param traits what is known of the call
     */
    Optional<SendAttempt> fallback(Outcome outcome, CallTraits traits) {
        if (fallback.isEmpty()) {
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Failed failed) {
            return failed.failure() instanceof RejectedException why
                    ? Optional.of(instead(traits, Optional.of(why)))
                    : Optional.empty();
        }
        return outcome instanceof Outcome.Answered answered && traits.isDone(call, answered.answer())
                ? Optional.empty()
                : Optional.of(instead(traits, Optional.empty()));
    }

    private SendAttempt instead(CallTraits traits, Optional<RejectedException> why) {
        return new SendAttempt(claimed, traits.instead(call, fallback.orElseThrow()), Optional.empty(), why);
    }
}
