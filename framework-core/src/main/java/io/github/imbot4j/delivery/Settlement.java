package io.github.imbot4j.delivery;

import java.time.Instant;

/** Say what became of a claimed call. */
public sealed interface Settlement {

    ClaimedCall call();

    /** The portal took it. */
    record Sent(ClaimedCall call) implements Settlement {}

    /** It provably did not run and is to be tried again; its lane waits for it. */
    record Again(ClaimedCall call, Instant notBefore, String why) implements Settlement {}

    /** The portal refused it, or it waited too long; kept for people to see, its lane goes on. */
    record Refused(ClaimedCall call, String why) implements Settlement {}

    /** Nobody knows whether it ran, and doing it twice would show; kept for people to decide, its lane goes on. */
    record Unknown(ClaimedCall call, String why) implements Settlement {}
}
