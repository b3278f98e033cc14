package io.github.imbot4j.rest;

import java.time.Duration;

/** Wait. A port, so that tests do not. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;

    /** The real one. */
    static Sleeper real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
