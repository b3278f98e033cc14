package io.github.imbot4j.wire;

import io.github.imbot4j.phpform.FormTree;
import java.time.Instant;
import java.util.Optional;

/** The reader of times; portals were seen to send text in place of a number (observed no. 10). */
final class EventTimes {

    /** September 2001: nothing of Bitrix24 is older. What is smaller counts seconds from now, not from 1970. */
    private static final long FIRST = 1_000_000_000L;

    /** The year 2286. */
    private static final long LAST = 9_999_999_999L;

    private EventTimes() {}

    /** A unix time in seconds. */
    static Optional<Instant> second(FormTree text) {
        long second = text.number();
        return second >= FIRST && second <= LAST ? Optional.of(Instant.ofEpochSecond(second)) : Optional.empty();
    }

    /**
     * When a token dies: said as a time, else as seconds from when it was given, else unknown.
     *
     * @param given {@link Instant#EPOCH} when that is unknown
     */
    static Instant expiry(FormTree at, FormTree in, Instant given) {
        long seconds = in.number();
        boolean counted = seconds > 0 && seconds < FIRST && !given.equals(Instant.EPOCH);
        return second(at).orElse(counted ? given.plusSeconds(seconds) : Instant.EPOCH);
    }
}
