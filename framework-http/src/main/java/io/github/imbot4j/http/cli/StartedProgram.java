package io.github.imbot4j.http.cli;

import io.github.imbot4j.RunningBots;

/** A started program, whoever runs it. Safe for use by several threads. */
public interface StartedProgram extends AutoCloseable {

    /** The bots. */
    RunningBots bots();

    /** The port listened on. */
    int port();

    /**
     * Waits until it is closed.
     *
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    void awaitClose() throws InterruptedException;

    /** Stops gently, the first time. */
    @Override
    void close();
}
