package io.github.imbot4j.concurrent;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler on the system clock. One thread keeps the time; tasks run on other threads, so they may block.
 *
 * <p>Safe for use by several threads.
 */
public final class SystemScheduler implements Scheduler, AutoCloseable {

    private final WorkerThreads workerThreads;
    private final ScheduledThreadPoolExecutor timer;

    /** Has threads of its own, which are started when there is something to do. */
    public SystemScheduler() {
        this.workerThreads = WorkerThreads.best();
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "imbot-alarm");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Runnable after(Duration delay, Runnable work) {
        try {
            Future<?> planned =
                    timer.schedule(() -> workerThreads.run("imbot-later", work), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> planned.cancel(false);
        } catch (RejectedExecutionException stopped) {
            return () -> {};
        }
    }

    /** Drops whatever is planned, and interrupts what is being done. */
    @Override
    public void close() {
        timer.shutdownNow();
        workerThreads.close();
    }
}
