package io.github.imbot4j.guard;

import java.time.Instant;
import java.util.Optional;

/**
 * Remember until when something lasts, for one bot on one portal. What is remembered is committed with the event that led to it,
 * so it survives a restart and is known to every node; nothing is remembered of an event that failed.
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
