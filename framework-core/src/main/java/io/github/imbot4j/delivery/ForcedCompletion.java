package io.github.imbot4j.delivery;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last resort for a task that could not be completed normally: its lane must continue in any case. */
public final class ForcedCompletion {

    private static final Logger LOG = LoggerFactory.getLogger(ForcedCompletion.class);

    private ForcedCompletion() {}

    /** Makes an event a dead letter, with what is to come of it all the same. */
    public static void end(UnitOfWork work, ClaimedEvent claimedEvent, Throwable why, EventEffects rest) {
        end(why, () -> work.fail(claimedEvent, "", String.valueOf(why), rest));
    }

    /** Says of calls that nobody knows whether they ran; whoever sends them next decides about them. */
    public static void end(Outbox outbox, List<ClaimedCall> calls, Throwable why) {
        end(
                why,
                () -> outbox.settle(calls.stream()
                        .map(call -> inDoubt(call, String.valueOf(why)))
                        .toList()));
    }

    private static CallOutcome inDoubt(ClaimedCall call, String why) {
        return call.doubts() < UnknownOutcomes.MOST_RESENT
                ? CallOutcome.Again.inDoubt(call, call.since(), why)
                : new CallOutcome.Unknown(call, why);
    }

    private static void end(Throwable why, Runnable end) {
        if (why instanceof LeaseLostException elsewhere) {
            LOG.warn("{}", elsewhere.getMessage());
            return;
        }
        LOG.error("Giving up a piece of work after a bug in the framework; please report it.", why);
        end.run();
    }
}
