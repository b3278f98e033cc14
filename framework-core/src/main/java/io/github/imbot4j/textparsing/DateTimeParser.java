package io.github.imbot4j.textparsing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The parser of times as people write them, in English, in Russian, and in any language with keywords for it: {@code
 * 10m}, {@code in 3 days}, {@code tomorrow 15:00}, {@code в пятницу в 9}, {@code 15.12}, {@code 15 декабря}, {@code
 * noon}.
 */
public final class DateTimeParser {

    private final PhraseScanner phraseScanner;
    private final ZonedDateTime now;
    private final DateParser days;
    private final TimeParser clocks;

    private DateTimeParser(PhraseScanner phraseScanner, ZonedDateTime now) {
        this.phraseScanner = phraseScanner;
        this.now = now;
        this.days = new DateParser(phraseScanner, now.toLocalDate());
        this.clocks = new TimeParser(phraseScanner);
    }

    /**
     * Reads a whole phrase; empty when it is none of time.
     *
     * @param now for "tomorrow", and to find the year of a day without one
     */
    public static Optional<TimeExpression> read(String phrase, KeywordTable keywordTable, ZonedDateTime now) {
        PhraseScanner phraseScanner = new PhraseScanner(phrase, keywordTable);
        if (!phraseScanner.isSensible()) {
            return Optional.empty();
        }
        try {
            Optional<TimeExpression> exact = exactly(phrase);
            return exact.isPresent() ? exact : new DateTimeParser(phraseScanner, now).whole();
        } catch (DateTimeException | ArithmeticException noSuchTime) {
            return Optional.empty();
        }
    }

    /** What programs write: {@code 2026-12-15T09:30:00+03:00}. */
    private static Optional<TimeExpression> exactly(String phrase) {
        if (phrase.length() < 16 || phrase.length() > 40 || phrase.indexOf('T') != 10) {
            return Optional.empty();
        }
        try {
            Instant instant = OffsetDateTime.parse(phrase).toInstant();
            return Optional.of(new TimeExpression.Exactly(instant));
        } catch (DateTimeParseException otherwise) {
            return Optional.empty();
        }
    }

    private Optional<TimeExpression> whole() {
        if (phraseScanner.take("now") && phraseScanner.atEnd()) {
            return Optional.of(new TimeExpression.Span(Period.ZERO, Duration.ZERO, TimeExpression.Sense.LATER));
        }
        phraseScanner.back(0);
        TimeExpression span = new DurationParser(phraseScanner).read();
        if (span != null && phraseScanner.atEnd()) {
            return Optional.of(span);
        }
        phraseScanner.back(0);
        LocalDate date = days.read();
        if (date != null) {
            return afterDate(date);
        }
        LocalTime time = clocks.read(false);
        if (time == null) {
            return Optional.empty();
        }
        if (phraseScanner.atEnd()) {
            return Optional.of(new TimeExpression.Clock(time));
        }
        LocalDate day = days.read();
        return day != null && phraseScanner.atEnd() ? Optional.of(together(day, time)) : Optional.empty();
    }

    private Optional<TimeExpression> afterDate(LocalDate date) {
        if (phraseScanner.atEnd()) {
            return Optional.of(new TimeExpression.Day(date));
        }
        if (!phraseScanner.take(',')) {
            phraseScanner.take('t');
        }
        LocalTime time = clocks.read(true);
        return time != null && phraseScanner.atEnd() ? Optional.of(together(date, time)) : Optional.empty();
    }

    /** "Friday 9:00", on a Friday at eight, is today. */
    private TimeExpression together(LocalDate date, LocalTime time) {
        boolean ahead = days.namesThisWeekday() && time.isAfter(now.toLocalTime());
        return new TimeExpression.DayAndClock(ahead ? now.toLocalDate() : date, time);
    }

    /** A time alone, where the hour may be alone too: {@code 9}. */
    public static Optional<LocalTime> time(String phrase, KeywordTable keywordTable) {
        PhraseScanner phraseScanner = new PhraseScanner(phrase, keywordTable);
        if (!phraseScanner.isSensible()) {
            return Optional.empty();
        }
        try {
            LocalTime time = new TimeParser(phraseScanner).read(true);
            return time != null && phraseScanner.atEnd() ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
