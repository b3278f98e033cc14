package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.SessionChange;
import java.util.List;

/** Say how the handling of one event ended. */
sealed interface HandlingResult {

    /** It is done, and leads to this. */
    record Done(EventEffects completion) implements HandlingResult {

        /** The same, with more to be remembered. */
        Done with(List<SessionChange> more) {
            return new Done(completion.with(more));
        }
    }

    /** It failed in a way that may pass; nothing of it counts. */
    record Again(Throwable failure) implements HandlingResult {}

    /**
     * It failed for good.
     *
     * @param incident the number the user is told
     * @param apology what the user is told
     */
    record Dead(String incident, Throwable failure, EventEffects apology) implements HandlingResult {}
}
