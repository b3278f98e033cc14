package io.github.imbot4j.delivery;

import java.time.Instant;
import java.util.Optional;

/** Change what is remembered of a conversation. */
public sealed interface SessionChange {

    SessionKey key();

    /**
     * Remembers a state in place of the one before.
     *
     * @param state opaque to the journal
     * @param expires when it is forgotten by itself
     */
    record Put(SessionKey key, String state, Optional<Instant> expires) implements SessionChange {}

    /** Forgets it. */
    record Remove(SessionKey key) implements SessionChange {}
}
