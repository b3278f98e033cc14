package io.github.imbot4j.concurrent;

import java.time.Duration;

/** The port for delayed tasks; tests use an implementation that only a moved clock triggers. */
@FunctionalInterface
public interface Scheduler {

    /**
     * Plans work. It is dropped, not done, when the process stops before.
     *
     * @return cancels it when run; does no harm afterwards
     */
    Runnable after(Duration delay, Runnable work);
}
