package io.github.imbot4j.benchmarks;

import io.github.imbot4j.Health;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A wait until a program under load has finished its work. */
final class Quiet {

    private Quiet() {}

    /** Whether nothing waits to be handled or sent. */
    static boolean isIdle(Health health) {
        return health.events() == 0 && health.calls() == 0;
    }

    /**
     * Looks every millisecond.
     *
     * @throws IllegalStateException when it did not happen in that time
     */
    static void await(Duration patience, BooleanSupplier happened) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It did not happen within " + patience.toSeconds() + " s.");
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }
}
