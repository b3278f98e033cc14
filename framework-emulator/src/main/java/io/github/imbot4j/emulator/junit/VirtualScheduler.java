package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.emulator.state.PortalClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A scheduler on the portal's clock: tasks run when the clock is moved, and not before.
 *
 * <p>Safe for use by several threads.
 */
final class VirtualScheduler implements Scheduler, AutoCloseable {

    private final PortalClock clock;
    private final WorkerThreads workerThreads = WorkerThreads.best();
    private final List<Planned> planned = new CopyOnWriteArrayList<>();
    private final AtomicInteger working = new AtomicInteger();

    VirtualScheduler(PortalClock clock) {
        this.clock = clock;
        clock.onAdvance(this::ring);
    }

    /** A scheduled task; not a record, because two tasks are never equal. */
    private static final class Planned {

        private final Instant due;
        private final Runnable work;

        private Planned(Instant due, Runnable work) {
            this.due = due;
            this.work = work;
        }
    }

    @Override
    public Runnable after(Duration delay, Runnable work) {
        Planned plan = new Planned(clock.instant().plus(delay), work);
        planned.add(plan);
        return () -> planned.remove(plan);
    }

    /** Whether nothing that was due is being done. */
    boolean isIdle() {
        return working.get() == 0;
    }

    /** When the next thing is due. */
    Optional<Instant> next() {
        return planned.stream().map(plan -> plan.due).min(Comparator.naturalOrder());
    }

    /** The work is done elsewhere: whoever moves the clock may hold what it needs. */
    private void ring() {
        Instant now = clock.instant();
        List<Planned> due = new ArrayList<>(planned);
        due.removeIf(plan -> plan.due.isAfter(now));
        for (Planned plan : due) {
            if (planned.remove(plan)) {
                begin(plan.work);
            }
        }
    }

    private void begin(Runnable work) {
        working.incrementAndGet();
        boolean begun = workerThreads.run("imbot-later", () -> {
            try {
                work.run();
            } finally {
                working.decrementAndGet();
            }
        });
        if (!begun) {
            working.decrementAndGet();
        }
    }

    @Override
    public void close() {
        planned.clear();
        workerThreads.close();
    }
}
