package io.github.imbot4j.http;

import io.github.imbot4j.RunningBots;
import io.github.imbot4j.chat.PortalSender;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.http.cli.StartedProgram;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import java.util.List;

/**
 * A started application: its bots receive events until it is closed. The program speaks with it as a handler does with {@link Portals}.
 *
 * <p>Safe for use by several threads.
 */
public final class RunningApplication implements Portals, AutoCloseable {

    private final StartedProgram program;

    RunningApplication(StartedProgram program) {
        this.program = program;
    }

    @Override
    public PortalSender portal(PortalId id) {
        return program.bots().portal(id);
    }

    @Override
    public List<Portal> installed() {
        return program.bots().installed();
    }

    /** The bots, with their health. */
    public RunningBots bots() {
        return program.bots();
    }

    /** The port listened on. */
    public int port() {
        return program.port();
    }

    /** Returns whether events are accepted now; {@code bots().health()} has the reasons if not. */
    public boolean isReady() {
        return program.bots().health().ready();
    }

    /**
     * Waits until the application is closed.
     *
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public void awaitClose() throws InterruptedException {
        program.awaitClose();
    }

    /** Stops gently: accepted events are finished first, for 20 seconds at most. A second call does nothing. */
    @Override
    public void close() {
        program.close();
    }
}
