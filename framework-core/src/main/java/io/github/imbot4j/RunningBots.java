package io.github.imbot4j;

import java.time.Duration;

/**
 * Receive posts for started bots, and stop them. An HTTP server needs no more of the framework than this.
 *
 * <p>Safe for use by several threads.
 */
@SuppressWarnings("DoNotCallSuggester") // until the spine is there
public final class RunningBots implements AutoCloseable {

    RunningBots() {}

    /**
     * Takes one post of an event, body as posted. Ordinary events are verified from memory and answered within
     * milliseconds; an install asks the OAuth server in the background.
     */
    public Verdict receive(byte[] form) {
        throw new UnsupportedOperationException("receive " + form.length);
    }

    /**
     * Takes one opening of the install page, and blocks until the install is verified and the bots are registered, or
     * refused: a minute at most.
     *
     * @param query the raw query of the address, without {@code ?}; may be empty
     * @param form the body as posted; empty for a GET
     */
    public InstallAnswer install(String query, byte[] form) {
        throw new UnsupportedOperationException("install " + query + form.length);
    }

    /** Says how things are, at once. */
    public Health health() {
        throw new UnsupportedOperationException("health");
    }

    /**
     * Stops taking posts, then waits until what was accepted is done.
     *
     * @return whether everything was done in time
     */
    public boolean drain(Duration atMost) {
        throw new UnsupportedOperationException("drain " + atMost);
    }

    /** Stops at once; what is not done stays in the journal, which a journal in memory forgets. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("close");
    }
}
