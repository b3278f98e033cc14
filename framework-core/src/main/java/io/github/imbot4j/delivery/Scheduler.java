package io.github.imbot4j.delivery;

import java.time.Duration;

/** Do something after a while: the port to the passing of time, with one in tests that only a moved clock wakes. */
@FunctionalInterface
public interface Scheduler {

    /**
     * Plans work. It is dropped, not done, when the process stops before.
     *
     * @return cancels it when run; does no harm afterwards
     */
    Runnable after(Duration delay, Runnable work);
}
