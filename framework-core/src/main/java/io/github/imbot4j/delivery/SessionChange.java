package io.github.imbot4j.delivery;

import java.time.Instant;
import java.util.Optional;

/** A change of what is remembered of a conversation, a user or a bot. */
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
     * Remembers a state only where what is remembered is still what was read before. Where it is not, nothing of what it was to
     * be committed with is committed: a {@link SessionConflictException} is thrown. Of several at the same moment, on whichever
     * nodes, one succeeds.
     *
     * @param expected what was read; empty when nothing was remembered
     */
    record Replace(Put put, Optional<String> expected) implements SessionChange {
        @Override
        public SessionKey key() {
            return put.key();
        }

        /** A state that must be the first under its key. */
        public static Replace none(Put put) {
            return new Replace(put, Optional.empty());
        }
    }

    /**
     * Forgets it; where what was read before is given and is not what is remembered, it fails as {@link Replace} does.
     *
     * @param expected what was read; empty to forget whatever is remembered
     */
    record Remove(SessionKey key, Optional<String> expected) implements SessionChange {

        /** Forgets whatever is remembered. */
        public Remove(SessionKey key) {
            this(key, Optional.empty());
        }
    }
}
