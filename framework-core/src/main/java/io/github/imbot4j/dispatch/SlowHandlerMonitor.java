package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.Scheduler;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warn of handlers that take long: their dialog waits meanwhile. Each run is warned of once, with its place and what it is
 * doing; it is not stopped.
 */
final class SlowHandlerMonitor {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(SlowHandlerMonitor.class);
    private static final int FRAMES = 8;

    private final Scheduler scheduler;

    SlowHandlerMonitor(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Does the work on this thread. */
    <T> T watch(String place, Callable<T> work) throws Exception {
        Thread worker = Thread.currentThread();
        Runnable done = scheduler.after(LIMIT, () -> warn(place, worker));
        try {
            return work.call();
        } finally {
            done.run();
        }
    }

    private static void warn(String place, Thread worker) {
        String doing = Arrays.stream(worker.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
        LOG.warn(
                "{} has been running for more than {} s, and its dialog waits. Let it return and do the rest later. It is"
                        + " here now:{}",
                place,
                LIMIT.toSeconds(),
                doing);
    }
}
