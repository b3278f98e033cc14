package io.github.imbot4j.chat;

import java.time.Instant;

/** Be a moment in time, however it was said. */
@FunctionalInterface
public interface Moment {

    /** The moment itself. */
    Instant instant();
}
