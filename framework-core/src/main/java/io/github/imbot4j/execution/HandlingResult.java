package io.github.imbot4j.execution;

import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.SessionChange;
import java.util.List;

/** The outcome of handling one event. */
public sealed interface HandlingResult {

    /** The event was handled; these are its effects. */
    record Done(EventEffects completion) implements HandlingResult {

        /** The same, with more to be remembered. */
        Done with(List<SessionChange> more) {
            return new Done(completion.with(more));
        }
    }

    /** The handling failed temporarily; none of its effects are kept. */
    record Again(Throwable failure) implements HandlingResult {}

    /**
     * The handling failed permanently.
     *
     * @param incident the number the user is told
     * @param apology what the user is told
     */
    record Dead(String incident, Throwable failure, EventEffects apology) implements HandlingResult {}
}
