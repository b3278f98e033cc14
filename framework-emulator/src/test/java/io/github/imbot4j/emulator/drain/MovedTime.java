package io.github.imbot4j.emulator.drain;

import io.github.imbot4j.TimeSource;
import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.emulator.state.PortalClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Let time stand still until everybody waits for it, then move it to the first thing that does. */
final class MovedTime implements Scheduler, AutoCloseable {

    private final PortalClock clock = PortalClock.standingAt(Instant.parse("2026-01-15T12:00:00Z"));
    private final Map<Due, Runnable> planned = new ConcurrentSkipListMap<>();
    private final AtomicLong last = new AtomicLong();
    private final ExecutorService worker = Executors.newCachedThreadPool();

    private record Due(Instant at, long number) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    PortalClock clock() {
        return clock;
    }

    TimeSource time() {
        return new TimeSource(clock, this::sleep, this);
    }

    private void sleep(Duration pause) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        after(pause, over::countDown);
        over.await();
    }

    @Override
    public Runnable after(Duration delay, Runnable work) {
        Due due = new Due(clock.instant().plus(delay), last.incrementAndGet());
        planned.put(due, work);
        return () -> planned.remove(due);
    }

    /** Moves to the next thing that is due within a while, and does it; without one, by that while. */
    void move(Duration atMost) {
        Instant now = clock.instant();
        Instant end = now.plus(atMost);
        Instant next = planned.keySet().stream()
                .map(Due::at)
                .filter(at -> at.isBefore(end))
                .findFirst()
                .orElse(end);
        if (next.isAfter(now)) {
            clock.advance(Duration.between(now, next));
        }
        planned.keySet().stream()
                .filter(due -> !due.at().isAfter(clock.instant()))
                .toList()
                .forEach(due -> {
                    Runnable work = planned.remove(due);
                    if (work != null) {
                        worker.execute(work);
                    }
                });
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
