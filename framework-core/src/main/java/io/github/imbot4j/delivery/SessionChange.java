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

    /**
     * Remembers a state where none is remembered. Where one is by then, nothing of what it was to be committed with is
     * committed: an {@link AlreadyRememberedException} is thrown. Of several at the same moment, on whichever nodes, one succeeds.
     */
    record PutNew(Put put) implements SessionChange {
        @Override
        public SessionKey key() {
            return put.key();
        }
    }

    /** Forgets it. */
    record Remove(SessionKey key) implements SessionChange {}
}
