package io.github.imbot4j.wire.content;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The reader of the times that portals write (transport §1). */
public final class PortalTimes {

    private static final int MOST_DIGITS = 11;

    private PortalTimes() {}

    /** Reads ISO 8601 with an offset, or seconds since 1970; anything else is {@link Instant#EPOCH}. */
    public static Instant read(String said) {
        String text = said.strip();
        if (text.isEmpty()) {
            return Instant.EPOCH;
        }
        try {
            return text.length() <= MOST_DIGITS && text.chars().allMatch(PortalTimes::isDigit)
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException nonsense) {
            return Instant.EPOCH;
        }
    }

    private static boolean isDigit(int one) {
        return one >= '0' && one <= '9';
    }
}
