package io.github.imbot4j.delivery;

import java.time.Instant;
import java.util.Optional;

/** A change of what is remembered of a conversation, a user or a bot. */
public sealed interface SessionChange {

    SessionKey key();

    /**
     * Stores a state in place of the previous one.
     *
     * @param state opaque to the journal
     * @param expires when it is forgotten by itself
     */
    record Put(SessionKey key, String state, Optional<Instant> expires) implements SessionChange {}

    /**
     * Stores a state only if the stored state is still the one that was read before. If it is not, nothing of the
     * commit takes effect and a {@link SessionConflictException} is thrown. Of several changes at the same moment, on
     * any nodes, one succeeds.
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
     * Removes the state; if what was read before is given and differs from what is stored, it fails as {@link Replace}
     * does.
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
