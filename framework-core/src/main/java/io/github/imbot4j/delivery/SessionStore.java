package io.github.imbot4j.delivery;

import java.util.Optional;

/** What is remembered of conversations, users and bots, until it expires. */
public interface SessionStore {

    /** What is remembered under a key; empty when nothing is, or it has expired. */
    Optional<String> session(SessionKey key);

    /**
     * Changes what is remembered at once, whatever comes of the event being handled.
     *
     * @throws SessionConflictException when something was to be new and is not
     */
    void remember(SessionChange change);
}
