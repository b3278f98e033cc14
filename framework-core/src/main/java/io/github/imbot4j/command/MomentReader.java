package io.github.imbot4j.command;

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
 * Read words about time as people write them, in English, in Russian, and in whichever language there are words of: {@code
 * 10m}, {@code in 3 days}, {@code tomorrow 15:00}, {@code в пятницу в 9}, {@code 15.12}, {@code 15 декабря}, {@code noon}.
 */
final class MomentReader {

    private final Atoms atoms;
    private final ZonedDateTime now;
    private final DayReader days;
    private final ClockReader clocks;

    private MomentReader(Atoms atoms, ZonedDateTime now) {
        this.atoms = atoms;
        this.now = now;
        this.days = new DayReader(atoms, now.toLocalDate());
        this.clocks = new ClockReader(atoms);
    }

    /**
     * Reads a whole phrase; empty when it is none of time.
     *
     * @param now for "tomorrow", and to find the year of a day without one
     */
    static Optional<Reading> read(String phrase, Vocabulary vocabulary, ZonedDateTime now) {
        Atoms atoms = new Atoms(phrase, vocabulary);
        if (!atoms.isSensible()) {
            return Optional.empty();
        }
        try {
            Optional<Reading> exact = exactly(phrase);
            return exact.isPresent() ? exact : new MomentReader(atoms, now).whole();
        } catch (DateTimeException | ArithmeticException noSuchTime) {
            return Optional.empty();
        }
    }

    /** What programs write: {@code 2026-12-15T09:30:00+03:00}. */
    private static Optional<Reading> exactly(String phrase) {
        if (phrase.length() < 16 || phrase.length() > 40 || phrase.indexOf('T') != 10) {
            return Optional.empty();
        }
        try {
            Instant instant = OffsetDateTime.parse(phrase).toInstant();
            return Optional.of(new Reading.Exactly(instant));
        } catch (DateTimeParseException otherwise) {
            return Optional.empty();
        }
    }

    private Optional<Reading> whole() {
        if (atoms.take("now") && atoms.atEnd()) {
            return Optional.of(new Reading.Span(Period.ZERO, Duration.ZERO, Reading.Sense.LATER));
        }
        atoms.back(0);
        Reading span = new SpanReader(atoms).read();
        if (span != null && atoms.atEnd()) {
            return Optional.of(span);
        }
        atoms.back(0);
        LocalDate date = days.read();
        if (date != null) {
            return afterDate(date);
        }
        LocalTime time = clocks.read(false);
        if (time == null) {
            return Optional.empty();
        }
        if (atoms.atEnd()) {
            return Optional.of(new Reading.Clock(time));
        }
        LocalDate day = days.read();
        return day != null && atoms.atEnd() ? Optional.of(together(day, time)) : Optional.empty();
    }

    private Optional<Reading> afterDate(LocalDate date) {
        if (atoms.atEnd()) {
            return Optional.of(new Reading.Day(date));
        }
        if (!atoms.take(',')) {
            atoms.take('t');
        }
        LocalTime time = clocks.read(true);
        return time != null && atoms.atEnd() ? Optional.of(together(date, time)) : Optional.empty();
    }

    /** "Friday 9:00", on a Friday at eight, is today. */
    private Reading together(LocalDate date, LocalTime time) {
        boolean ahead = days.namesThisWeekday() && time.isAfter(now.toLocalTime());
        return new Reading.DayAndClock(ahead ? now.toLocalDate() : date, time);
    }

    /** A time alone, where the hour may be alone too: {@code 9}. */
    static Optional<LocalTime> time(String phrase, Vocabulary vocabulary) {
        Atoms atoms = new Atoms(phrase, vocabulary);
        if (!atoms.isSensible()) {
            return Optional.empty();
        }
        try {
            LocalTime time = new ClockReader(atoms).read(true);
            return time != null && atoms.atEnd() ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
