package io.github.imbot4j.http.server;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/** A task that a connector does every second while it runs. */
final class ConnectorTask extends AbstractLifeCycle {

    private final Scheduler scheduler;
    private final Runnable task;

    ConnectorTask(Scheduler scheduler, Runnable task) {
        this.scheduler = scheduler;
        this.task = task;
    }

    @Override
    protected void doStart() {
        next();
    }

    private void next() {
        scheduler.schedule(this::run, 1, TimeUnit.SECONDS);
    }

    private void run() {
        if (isStarting() || isStarted()) {
            try {
                task.run();
            } finally {
                next();
            }
        }
    }
}
