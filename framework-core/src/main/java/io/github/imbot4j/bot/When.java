package io.github.imbot4j.bot;

import io.github.imbot4j.language.TimeLabel;
import io.github.imbot4j.textparsing.DateTimeParser;
import io.github.imbot4j.textparsing.KeywordTable;
import io.github.imbot4j.textparsing.TimeExpression;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A point in time as a user wrote it: {@code 10m}, {@code tomorrow 15:00}, {@code завтра в 15:00}, {@code 15.12 at 9}.
 * A command's parameter of this type takes as many words as make sense together. A time without a date is the next such
 * time; a date without a time is 09:00 on that day; a date without a year is the next such date.
 *
 * @param at the moment, in the portal's time zone
 * @param asked when it was written, for saying it the short way
 * @param language in which it is said again
 */
public record When(ZonedDateTime at, ZonedDateTime asked, String language) implements Moment {

    private static final int LAST_YEAR = 9999;

    /**
     * Reads one; empty when the words are none of time.
     *
     * @param now with the portal's zone
     * @param language two letters; English and Russian are read in any case
     */
    public static Optional<When> read(String words, ZonedDateTime now, String language) {
        return DateTimeParser.read(words, KeywordTable.of(language), now)
                .flatMap(timeExpression -> When.of(timeExpression, now, language));
    }

    /** Returns the moment that an expression means; empty when it is out of range. */
    @SuppressWarnings("exports") // For the framework; authors read words.
    public static Optional<When> of(TimeExpression timeExpression, ZonedDateTime now, String language) {
        try {
            return Optional.of(TimeExpression.moment(timeExpression, now))
                    .filter(at -> at.getYear() > 0 && at.getYear() <= LAST_YEAR)
                    .map(at -> new When(at, now, language));
        } catch (java.time.DateTimeException | ArithmeticException outOfTime) {
            return Optional.empty();
        }
    }

    @Override
    public Instant instant() {
        return at.toInstant();
    }

    /** Tells whether it was over already when it was written. */
    public boolean isPast() {
        return at.isBefore(asked);
    }

    /** Says it in the language it was asked in: "in 10 minutes", "tomorrow at 15:00", "on 15 December at 09:30". */
    public String spoken() {
        return spoken(language);
    }

    /** Says it in any language. */
    public String spoken(String other) {
        return TimeLabel.moment(at, asked, other);
    }

    /** As {@link #spoken()}. */
    @Override
    public String toString() {
        return spoken();
    }
}
