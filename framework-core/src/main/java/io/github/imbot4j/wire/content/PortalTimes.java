package io.github.imbot4j.wire.content;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The reader of the times that portals write (transport §1). */
public final class PortalTimes {

    private PortalTimes() {}

    /** Reads ISO 8601 with an offset, or seconds since 1970; anything else is {@link Instant#EPOCH}. */
    public static Instant read(String said) {
        String text = said.strip();
        try {
            return text.matches("[0-9]{1,11}")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException nonsense) {
            return Instant.EPOCH;
        }
    }
}
