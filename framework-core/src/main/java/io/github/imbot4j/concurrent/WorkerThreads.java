package io.github.imbot4j.concurrent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An executor for blocking tasks, each on a thread of its own: virtual threads if the JVM has them (21 and later), else
 * platform threads that are reused. Callers run at most {@link #most()} tasks at once.
 *
 * <p>Safe for use by several threads.
 */
public final class WorkerThreads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerThreads.class);

    private static final int MOST_VIRTUAL = 4096;
    private static final int MOST_PLATFORM = 512;
    private static final int ONE_IDLE_SECONDS = 10;

    private final ExecutorService executor;
    private final int most;
    private final boolean virtual;

    private WorkerThreads(ExecutorService executor, int most, boolean virtual) {
        this.executor = executor;
        this.most = most;
        this.virtual = virtual;
    }

    /** Virtual threads when the JVM has them, else {@link #platform()}. */
    public static WorkerThreads best() {
        try {
            return new WorkerThreads(virtualExecutor(), MOST_VIRTUAL, true);
        } catch (ReflectiveOperationException olderJvm) {
            return platform();
        }
    }

    /** Platform threads, whatever the JVM. */
    public static WorkerThreads platform() {
        ExecutorService cached = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        return new WorkerThreads(cached, MOST_PLATFORM, false);
    }

    /** One thread of that name, which does one task after the other, and ends when there was none for ten seconds. */
    public static Executor one(String name) {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, ONE_IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** The release is 17, so {@code Executors.newVirtualThreadPerTaskExecutor()} is looked up rather than called. */
    private static ExecutorService virtualExecutor() throws ReflectiveOperationException {
        MethodType type = MethodType.methodType(ExecutorService.class);
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(Executors.class, "newVirtualThreadPerTaskExecutor", type)
                    .invokeExact();
        } catch (ReflectiveOperationException missing) {
            throw missing;
        } catch (Throwable refused) {
            throw new ReflectiveOperationException(refused);
        }
    }

    /** How many pieces of work should run at once. */
    public int most() {
        return most;
    }

    /** Whether the threads are virtual. */
    public boolean areVirtual() {
        return virtual;
    }

    /**
     * Starts a piece of work; what it throws is logged.
     *
     * @param name of the thread meanwhile
     * @return whether it was started; false after {@link #close()}
     */
    public boolean run(String name, Runnable work) {
        try {
            executor.execute(() -> {
                Thread.currentThread().setName(name);
                try {
                    work.run();
                } catch (RuntimeException | Error failure) {
                    HeapExhaustion.check(failure);
                    LOG.error("Unexpected error in \"{}\" (a bug in the framework; please report it).", name, failure);
                }
            });
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }

    /**
     * Starts nothing more and waits for what runs.
     *
     * @return whether all of it ended in time
     */
    public boolean finish(Duration atMost) throws InterruptedException {
        executor.shutdown();
        return executor.awaitTermination(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Starts nothing more and interrupts what runs. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
