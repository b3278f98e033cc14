package io.github.imbot4j.rest;

import java.time.Duration;

/** A pause. A port, so that tests do not have to wait. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;

    /** The real one. */
    static Sleeper real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
