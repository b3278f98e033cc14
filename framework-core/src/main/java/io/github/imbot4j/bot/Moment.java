package io.github.imbot4j.bot;

import java.time.Instant;

/** A point in time, in any of the forms it can be given. */
@FunctionalInterface
public interface Moment {

    /** The moment itself. */
    Instant instant();
}
