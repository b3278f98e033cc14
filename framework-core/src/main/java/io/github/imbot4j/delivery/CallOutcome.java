package io.github.imbot4j.delivery;

import java.time.Instant;
import java.util.List;

/** The outcome of a claimed call. */
public sealed interface CallOutcome {

    ClaimedCall call();

    /** What is to be remembered with it, such as the number that the portal answered with. */
    default List<SessionChange> learned() {
        return List.of();
    }

    /**
     * The portal took it.
     *
     * @param messageId of the message it posted; {@code 0} when it posted none, or the portal did not say
     */
    record Sent(ClaimedCall call, long messageId, List<SessionChange> learned) implements CallOutcome {
        public Sent {
            learned = List.copyOf(learned);
        }

        /** It posted no message. */
        public Sent(ClaimedCall call, List<SessionChange> learned) {
            this(call, 0, learned);
        }

        /** With nothing to be remembered. */
        public Sent(ClaimedCall call) {
            this(call, 0, List.of());
        }
    }

    /**
     * The call is to be sent again; its lane waits for it.
     *
     * @param doubts how many attempts may have run, this one included
     */
    record Again(ClaimedCall call, Instant notBefore, String why, int doubts) implements CallOutcome {

        /** The attempt provably did not run. */
        public Again(ClaimedCall call, Instant notBefore, String why) {
            this(call, notBefore, why, call.doubts());
        }

        /** Nobody knows whether the attempt ran. */
        public static Again inDoubt(ClaimedCall call, Instant notBefore, String why) {
            return new Again(call, notBefore, why, call.doubts() + 1);
        }
    }

    /** The portal refused it, or it waited too long; kept for people to see, its lane goes on. */
    record Refused(ClaimedCall call, String why, List<SessionChange> learned) implements CallOutcome {
        public Refused {
            learned = List.copyOf(learned);
        }

        /** With nothing to be remembered. */
        public Refused(ClaimedCall call, String why) {
            this(call, why, List.of());
        }
    }

    /**
     * Whether the call ran is unknown, and a repetition would be visible; it is parked for an operator, and its lane
     * continues.
     */
    record Unknown(ClaimedCall call, String why) implements CallOutcome {}
}
