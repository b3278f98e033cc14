package io.github.imbot4j.lifecycle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The place in a bot's feed of events up to which they are in the inbox.
 *
 * @param next the offset that confirms everything before it; {@code 1} when nothing was fetched yet
 * @param confirmed the offset that the portal was told last; what is before it is deleted there
 * @param at when the portal answered last
 */
record FetchCursor(long next, long confirmed, Instant at) {

    /** Confirms nothing, and is not answered from the portal's memory of an empty feed (v2 §7). */
    static final long NOTHING = 1;

    /** Where a bot begins that was never asked for. */
    static FetchCursor start(Instant now) {
        return new FetchCursor(NOTHING, NOTHING, now);
    }

    /** Reads what {@link #toText} wrote; empty for anything else. */
    static Optional<FetchCursor> parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new FetchCursor(
                            Long.parseLong(parts[0]), Long.parseLong(parts[1]), Instant.parse(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException foreign) {
            return Optional.empty();
        }
    }

    String toText() {
        return next + " " + confirmed + " " + at;
    }

    /**
     * Returns the offset to ask with. It confirms only what waits to be confirmed: with everything confirmed it asks from the beginning,
     * which gives the same while the portal knows the cursor, and deletes nothing if it does not.
     */
    long offset() {
        return next > confirmed ? next : NOTHING;
    }

    /** The same after an answer to {@link #offset}, whose events are stored. */
    FetchCursor after(long nextOffset, Instant now) {
        return new FetchCursor(Math.max(next, nextOffset), Math.max(confirmed, offset()), now);
    }
}
