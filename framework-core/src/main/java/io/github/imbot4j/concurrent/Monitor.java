package io.github.imbot4j.concurrent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A lock for state shared by several threads, which can wait until the state changes or something in it is due. The
 * lock is reentrant. Waiting threads do not hold it, so virtual threads do not pin their carriers.
 */
public final class Monitor {

    /** Waiting for what is due is done in steps: a clock may be set meanwhile, and nanoseconds overflow. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final long SHORTEST_WAIT = Duration.ofMillis(1).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Signal> signals = new ArrayList<>();
    private final Signal changed = new Signal(lock.newCondition());
    private final Clock clock;

    /** What some of the waiting threads wait for; it costs nothing when none does. */
    public static final class Signal {

        private final Condition condition;
        private int waiting;

        private Signal(Condition condition) {
            this.condition = condition;
        }

        /** Wakes those who wait for it; under the lock only. */
        public void ring() {
            if (waiting > 0) {
                condition.signalAll();
            }
        }

        @SuppressWarnings("WaitNotInLoop") // the caller loops
        private long await(long nanos) throws InterruptedException {
            waiting++;
            try {
                return condition.awaitNanos(nanos);
            } finally {
                waiting--;
            }
        }
    }

    /**
     * Guards nothing yet.
     *
     * @param clock by which something is due
     */
    public Monitor(Clock clock) {
        this.clock = clock;
    }

    /** One thing more that threads may wait for. To be made before there are several threads. */
    public Signal signal() {
        Signal one = new Signal(lock.newCondition());
        signals.add(one);
        return one;
    }

    /** Does something that changes nothing others wait for, or rings for those who do. */
    public <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    /** Changes something, and wakes whoever waits for anything. */
    public <T> T changing(Supplier<T> step) {
        lock.lock();
        try {
            T outcome = step.get();
            changed.ring();
            signals.forEach(Signal::ring);
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Looks until there is something, waiting in between for a change or for the next thing that is due.
     *
     * @param wait how long at most
     * @param look gives what there is; done under the lock, as are the others
     * @param ends whether it is no use to wait on
     * @param due when there may be something without a change
     * @return empty when there was nothing in time, waiting was no use, or the thread was interrupted; it stays interrupted then
     */
    public <T> Optional<T> await(
            Duration wait, Supplier<Optional<T>> look, BooleanSupplier ends, Supplier<Optional<Instant>> due) {
        return await(changed, wait, look, ends, due);
    }

    /** The same for one of the things to wait for. */
    public <T> Optional<T> await(
            Signal signal,
            Duration wait,
            Supplier<Optional<T>> look,
            BooleanSupplier ends,
            Supplier<Optional<Instant>> due) {
        long left = wait.toNanos();
        lock.lock();
        try {
            Optional<T> found = look.get();
            while (found.isEmpty() && left > 0 && !ends.getAsBoolean()) {
                long pause = Math.min(left, until(due.get()));
                left -= pause - Math.max(0, signal.await(pause));
                found = look.get();
            }
            return found;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long until(Optional<Instant> due) {
        return due.map(at -> Duration.between(clock.instant(), at))
                .map(until -> until.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : until)
                .map(until -> Math.max(until.toNanos(), SHORTEST_WAIT))
                .orElse(Long.MAX_VALUE);
    }
}
