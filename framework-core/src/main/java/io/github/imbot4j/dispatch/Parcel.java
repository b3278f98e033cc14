package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.rest.Answer;
import io.github.imbot4j.rest.Batch.Outcome;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RejectedException;
import java.util.Optional;

/**
 * Carry one claimed call: the call itself, or its fallback.
 *
 * @param call what is sent of it now
 * @param refused why the call itself came to nothing, when this is its fallback
 */
record Parcel(ClaimedCall claimed, Call call, Optional<RejectedException> refused) {

    private static final String ANSWER = "imbot.command.answer";

    static Parcel of(ClaimedCall claimed) {
        return new Parcel(claimed, claimed.call().call(), Optional.empty());
    }

    /**
     * What to send instead, when there is something: the portal says {@code true} to a command's answer and posts nothing once
     * ten minutes have passed (v1 §3.4), or refuses to change an old message (v1 §4.2).
     */
    Optional<Parcel> fallback(Outcome outcome) {
        Optional<Call> other = claimed.call()
                .fallback()
                .filter(one -> call.equals(claimed.call().call()));
        if (other.isEmpty()) {
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Failed failed) {
            return failed.failure() instanceof RejectedException why
                    ? Optional.of(new Parcel(claimed, other.get(), Optional.of(why)))
                    : Optional.empty();
        }
        return outcome instanceof Outcome.Answered answered && isPosted(answered.answer())
                ? Optional.empty()
                : Optional.of(new Parcel(claimed, other.get(), Optional.empty()));
    }

    private boolean isPosted(Answer answer) {
        return !call.method().equals(ANSWER) || answer.findLong().isPresent();
    }
}
