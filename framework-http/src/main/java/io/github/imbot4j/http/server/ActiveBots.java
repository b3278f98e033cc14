package io.github.imbot4j.http.server;

import io.github.imbot4j.RunningBots;
import java.util.function.Supplier;

/** The bots that currently receive events. Safe for use by several threads. */
final class ActiveBots implements Supplier<RunningBots> {

    private volatile RunningBots bots;

    ActiveBots(RunningBots bots) {
        this.bots = bots;
    }

    @Override
    public RunningBots get() {
        return bots;
    }

    /** Gives those before. */
    synchronized RunningBots relieve(RunningBots next) {
        RunningBots before = bots;
        bots = next;
        return before;
    }
}
