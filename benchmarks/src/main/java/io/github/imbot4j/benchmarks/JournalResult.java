package io.github.imbot4j.benchmarks;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * The result of one round, or of the best of several.
 *
 * @param perSecond events
 * @param cpuMicros of this process, an event; what else runs on the machine does not count
 * @param waits for the 200
 */
record JournalResult(double perSecond, double cpuMicros, World.Waits waits) {

    static JournalResult of(int events, Callable<World.Waits> posting, Runnable done) throws Exception {
        long begun = System.nanoTime();
        long cpu = cpuNanos();
        World.Waits waits = posting.call();
        done.run();
        return new JournalResult(
                events / ((System.nanoTime() - begun) / 1e9), (cpuNanos() - cpu) / 1e3 / events, waits);
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    /** The whole of the faster one: figures of one round belong together. */
    JournalResult best(JournalResult other) {
        return perSecond >= other.perSecond ? this : other;
    }
}
