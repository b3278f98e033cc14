package io.github.imbot4j.guard;

import java.time.Instant;
import java.util.Optional;

/**
 * A store of expiry times for one bot on one portal. Its changes are committed with the event that caused them, so they
 * survive a restart and are known to every node; those of an event that failed are discarded.
 */
public interface GuardStore {

    /** Until when; empty when that is over, or nothing is remembered. */
    Optional<Instant> until(String what);

    /**
     * Remembers it, unless something is remembered already.
     *
     * @return whether it was this call that remembered it
     */
    boolean remember(String what, Instant until);

    /** Forgets it, once the event is done. */
    void forget(String what);
}
