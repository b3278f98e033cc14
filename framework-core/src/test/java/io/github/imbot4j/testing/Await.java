package io.github.imbot4j.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The one way tests wait: for something that happens, bounded, looking again after a millisecond. */
public final class Await {

    /** Longer than anything takes that works, on a machine that has other things to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(1);

    private Await() {}

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {

        boolean isMet() throws Exception;
    }

    /** Waits until something is so; fails after a minute. */
    public static void until(Condition condition) {
        until(PATIENCE, condition);
    }

    /** Waits until something is so; fails after some time. */
    public static void until(Duration patience, Condition condition) {
        until(patience, () -> "", condition);
    }

    /**
     * Waits until something is so; fails after some time.
     *
     * @param found what there is instead then
     */
    public static void until(Duration patience, Supplier<String> found, Condition condition) {
        if (!happens(patience, condition)) {
            throw new AssertionError("It did not happen within " + patience.toSeconds() + " s. " + found.get());
        }
    }

    /** Waits until something is so, or some time is over, and tells whether it is. */
    public static boolean happens(Duration patience, Condition condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isMet(condition)) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(PAUSE);
        }
        return true;
    }

    /** Lets some time pass, for a test that is to interrupt work at any moment of it, or to ask others less often. */
    public static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new AssertionError("The test is given up.");
        }
    }

    private static boolean isMet(Condition condition) {
        try {
            return condition.isMet();
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Exception failed) {
            throw new AssertionError("What is waited for cannot be looked at.", failed);
        }
    }
}
