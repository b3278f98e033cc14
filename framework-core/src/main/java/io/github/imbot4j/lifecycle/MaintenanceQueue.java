package io.github.imbot4j.lifecycle;

import io.github.imbot4j.concurrent.WorkerThreads;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue of background work for portals, of which a few run at a time: a portal that hangs delays few others, and
 * thousands of unreachable portals do not occupy thousands of threads.
 *
 * <p>Safe for use by several threads.
 */
public final class MaintenanceQueue {

    static final int AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceQueue.class);

    private final WorkerThreads workerThreads;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger working = new AtomicInteger();
    private volatile boolean stopped;

    public MaintenanceQueue(WorkerThreads workerThreads) {
        this.workerThreads = workerThreads;
    }

    /** Does that when those before it are done. */
    void add(Runnable work) {
        waiting.add(work);
        hire();
    }

    /** Takes up nothing further. */
    public void stop() {
        stopped = true;
    }

    /** Returns whether something is being done, or waits for that. */
    public boolean isBusy() {
        return working.get() > 0 || (!stopped && !waiting.isEmpty());
    }

    boolean isStopped() {
        return stopped;
    }

    private void hire() {
        int present = working.get();
        while (!stopped && present < AT_ONCE) {
            if (working.compareAndSet(present, present + 1)) {
                if (!workerThreads.run("imbot-upkeep", this::work)) {
                    working.decrementAndGet();
                }
                return;
            }
            present = working.get();
        }
    }

    private void work() {
        try {
            for (Runnable next = waiting.poll(); next != null && !stopped; next = waiting.poll()) {
                next.run();
            }
        } catch (RuntimeException bug) {
            LOG.error("The upkeep of a portal failed; please report it.", bug);
        } finally {
            working.decrementAndGet();
        }
        // What came between the last look and leaving, or waits behind what failed.
        if (!waiting.isEmpty()) {
            hire();
        }
    }
}
