package io.github.imbot4j.command;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Read words about time as people write them, in English, in Russian, and in whichever language there are words of: {@code
 * 10m}, {@code in 3 days}, {@code tomorrow 15:00}, {@code в пятницу в 9}, {@code 15.12}, {@code 15 декабря}, {@code noon}.
 */
final class MomentReader {

    static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final LocalTime EVENING = LocalTime.of(19, 0);

    private static final ZonedDateTime ANY_DAY = Instant.EPOCH.atZone(ZoneOffset.UTC);

    private final Atoms atoms;
    private final ZonedDateTime now;
    private final LocalDate today;
    private boolean namesThisWeekday;

    private MomentReader(Atoms atoms, ZonedDateTime now) {
        this.atoms = atoms;
        this.now = now;
        this.today = now.toLocalDate();
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
            return Optional.of(new Reading.Span(Period.ZERO, java.time.Duration.ZERO, Reading.Sense.LATER));
        }
        atoms.back(0);
        Reading span = new SpanReader(atoms).read();
        if (span != null && atoms.atEnd()) {
            return Optional.of(span);
        }
        atoms.back(0);
        LocalDate date = date();
        if (date != null) {
            return afterDate(date);
        }
        LocalTime time = time(false);
        if (time == null) {
            return Optional.empty();
        }
        if (atoms.atEnd()) {
            return Optional.of(new Reading.Clock(time));
        }
        LocalDate day = date();
        return day != null && atoms.atEnd() ? Optional.of(together(day, time)) : Optional.empty();
    }

    private Optional<Reading> afterDate(LocalDate date) {
        if (atoms.atEnd()) {
            return Optional.of(new Reading.Day(date));
        }
        if (!atoms.take(',')) {
            atoms.take('t');
        }
        LocalTime time = time(true);
        return time != null && atoms.atEnd() ? Optional.of(together(date, time)) : Optional.empty();
    }

    /** "Friday 9:00", on a Friday at eight, is today. */
    private Reading together(LocalDate date, LocalTime time) {
        boolean ahead = namesThisWeekday && time.isAfter(now.toLocalTime());
        return new Reading.DayAndClock(ahead ? today : date, time);
    }

    private @Nullable LocalDate date() {
        int mark = atoms.mark();
        boolean next = atoms.take("next");
        while (!next && (atoms.take("on") || atoms.take("at"))) {
            // "on the 15th", "на завтра", "on this friday"
        }
        if (atoms.take("aftertomorrow")) {
            return today.plusDays(2);
        }
        if (atoms.take("tomorrow")) {
            return today.plusDays(1);
        }
        if (atoms.take("today")) {
            return today;
        }
        if (atoms.take("yesterday")) {
            return today.minusDays(1);
        }
        LocalDate found = weekday(next || atoms.take("next"));
        if (found == null) {
            found = calendar();
        }
        if (found == null) {
            atoms.back(mark);
        }
        return found;
    }

    private @Nullable LocalDate weekday(boolean next) {
        int day = atoms.takeNumbered("weekday.");
        if (day == 0) {
            return null;
        }
        atoms.take('.');
        DayOfWeek wanted = DayOfWeek.of(day);
        namesThisWeekday = !next && wanted == today.getDayOfWeek();
        return next
                ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(wanted))
                : today.with(TemporalAdjusters.next(wanted));
    }

    private @Nullable LocalDate calendar() {
        int month = atoms.takeNumbered("month.");
        if (month > 0) {
            atoms.take('.');
            int day = atoms.takeNumber(2);
            ordinal();
            int mark = atoms.mark();
            atoms.take(',');
            return day < 1 ? null : of(yearOr(mark), month, day);
        }
        int first = atoms.takeNumber(4);
        if (first < 0) {
            return null;
        }
        if (atoms.digits() == 4) {
            return atoms.takeBetween('-') ? year(first, '-') : atoms.takeBetween('.') ? year(first, '.') : null;
        }
        ordinal();
        atoms.take("of");
        int named = atoms.takeNumbered("month.");
        if (named > 0) {
            int mark = atoms.mark();
            return of(yearOr(mark), named, first);
        }
        return atoms.takeBetween('.') ? numbers(first) : atoms.takeBetween('/') ? slashed(first) : null;
    }

    private void ordinal() {
        for (String ending : new String[] {"st", "nd", "rd", "th", "го", "е"}) {
            if (atoms.takeGlued(ending)) {
                return;
            }
        }
    }

    private @Nullable LocalDate year(int year, char sign) {
        int month = atoms.takeNumber(2);
        boolean more = month > 0 && atoms.takeBetween(sign);
        int day = more ? atoms.takeNumber(2) : -1;
        return day < 1 ? null : LocalDate.of(year, month, day);
    }

    /** {@code 15.12}, {@code 15.12.26}, {@code 15.12.2026}. */
    private @Nullable LocalDate numbers(int day) {
        int month = atoms.takeNumber(2);
        if (month < 1) {
            return null;
        }
        if (atoms.takeBetween('.')) {
            int year = atoms.takeNumber(4);
            return year < 0 ? null : LocalDate.of(full(year), month, day);
        }
        atoms.take('.');
        return of(0, month, day);
    }

    /** {@code 15/12} and {@code 12/15} can mean one day only; {@code 3/4} may mean two. */
    private @Nullable LocalDate slashed(int first) {
        int second = atoms.takeNumber(2);
        if (second < 1) {
            return null;
        }
        int year = atoms.takeBetween('/') ? atoms.takeNumber(4) : 0;
        if (year < 0 || (first <= 12 && second <= 12 && first != second)) {
            return null;
        }
        return of(full(year), Math.min(first, second), Math.max(first, second));
    }

    private int yearOr(int mark) {
        int year = atoms.takeNumber(4);
        if (year >= 0 && atoms.digits() == 4) {
            atoms.take("year");
            atoms.take('.');
            return year;
        }
        atoms.back(mark);
        return 0;
    }

    private static int full(int year) {
        return year > 0 && year < 100 ? 2000 + year : year;
    }

    /** Without a year it is the next such day. */
    private LocalDate of(int year, int month, int day) {
        if (year > 0) {
            return LocalDate.of(year, month, day);
        }
        for (int ahead = 0; ; ahead++) {
            int tried = today.getYear() + ahead;
            boolean exists = day < 29 || java.time.YearMonth.of(tried, month).lengthOfMonth() >= day;
            if (exists && !LocalDate.of(tried, month, day).isBefore(today)) {
                return LocalDate.of(tried, month, day);
            }
            if (ahead > 8) {
                throw new DateTimeException("no such day");
            }
        }
    }

    /**
     * A time of day.
     *
     * @param bare whether a number alone may be the hour
     */
    private @Nullable LocalTime time(boolean bare) {
        if (atoms.take("noon")) {
            return LocalTime.NOON;
        }
        if (atoms.take("midnight")) {
            return LocalTime.MIDNIGHT;
        }
        if (atoms.take("morning")) {
            return MORNING;
        }
        if (atoms.take("evening")) {
            return EVENING;
        }
        int mark = atoms.mark();
        boolean said = atoms.take("at");
        LocalTime time = said && atoms.take("noon")
                ? LocalTime.NOON
                : said && atoms.take("midnight") ? LocalTime.MIDNIGHT : clock(bare || said);
        if (time == null) {
            atoms.back(mark);
        }
        return time;
    }

    private @Nullable LocalTime clock(boolean bare) {
        int hour = atoms.takeNumber(2);
        if (hour < 0) {
            return null;
        }
        if (!atoms.takeBetween(':')) {
            boolean sure = atoms.take("oclock") || bare;
            LocalTime half = half(hour, 0, 0);
            return half != null ? half : sure && hour < 24 ? LocalTime.of(hour, 0) : null;
        }
        int minute = atoms.takeNumber(2);
        if (minute < 0 || atoms.digits() != 2) {
            return null;
        }
        int second = atoms.takeBetween(':') ? atoms.takeNumber(2) : 0;
        LocalTime half = half(hour, minute, second);
        return half != null ? half : LocalTime.of(hour, minute, second);
    }

    /** With {@code am}, {@code pm}, {@code утра}, {@code вечера}. */
    private @Nullable LocalTime half(int hour, int minute, int second) {
        int mark = atoms.mark();
        boolean before = atoms.take("am");
        boolean after = !before && atoms.take("pm");
        if (!before && !after) {
            return null;
        }
        atoms.take('.');
        if (hour > 12 || hour < 1) {
            atoms.back(mark);
            return null;
        }
        return LocalTime.of(hour % 12 + (after ? 12 : 0), minute, second);
    }

    /** A time alone, where the hour may be alone too: {@code 9}. */
    static Optional<LocalTime> time(String phrase, Vocabulary vocabulary) {
        Atoms atoms = new Atoms(phrase, vocabulary);
        if (!atoms.isSensible()) {
            return Optional.empty();
        }
        try {
            LocalTime time = new MomentReader(atoms, ANY_DAY).time(true);
            return time != null && atoms.atEnd() ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
