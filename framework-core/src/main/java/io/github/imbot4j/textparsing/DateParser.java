package io.github.imbot4j.textparsing;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The parser of dates: {@code tomorrow}, {@code next friday}, {@code 15.12}, {@code 15 декабря}, {@code 2026-12-15}.
 */
final class DateParser {

    private final PhraseScanner phraseScanner;
    private final LocalDate today;
    private boolean namesThisWeekday;

    DateParser(PhraseScanner phraseScanner, LocalDate today) {
        this.phraseScanner = phraseScanner;
        this.today = today;
    }

    /** Tells whether what was read last was today's own weekday, taken for next week's. */
    boolean namesThisWeekday() {
        return namesThisWeekday;
    }

    /** Reads one, or leaves everything as it was and gives {@code null}. */
    @Nullable
    LocalDate read() {
        int mark = phraseScanner.mark();
        boolean next = phraseScanner.take("next");
        while (!next && (phraseScanner.take("on") || phraseScanner.take("at"))) {
            // "on the 15th", "на завтра", "on this friday"
        }
        if (phraseScanner.take("aftertomorrow")) {
            return today.plusDays(2);
        }
        if (phraseScanner.take("tomorrow")) {
            return today.plusDays(1);
        }
        if (phraseScanner.take("today")) {
            return today;
        }
        if (phraseScanner.take("yesterday")) {
            return today.minusDays(1);
        }
        LocalDate found = weekday(next || phraseScanner.take("next"));
        if (found == null) {
            found = calendar();
        }
        if (found == null) {
            phraseScanner.back(mark);
        }
        return found;
    }

    private @Nullable LocalDate weekday(boolean next) {
        int day = phraseScanner.takeNumbered("weekday.");
        if (day == 0) {
            return null;
        }
        phraseScanner.take('.');
        DayOfWeek wanted = DayOfWeek.of(day);
        namesThisWeekday = !next && wanted == today.getDayOfWeek();
        return next
                ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(wanted))
                : today.with(TemporalAdjusters.next(wanted));
    }

    private @Nullable LocalDate calendar() {
        int month = phraseScanner.takeNumbered("month.");
        if (month > 0) {
            phraseScanner.take('.');
            int day = phraseScanner.takeNumber(2);
            ordinal();
            int mark = phraseScanner.mark();
            phraseScanner.take(',');
            return day < 1 ? null : of(yearOr(mark), month, day);
        }
        int first = phraseScanner.takeNumber(4);
        if (first < 0) {
            return null;
        }
        if (phraseScanner.digits() == 4) {
            return phraseScanner.takeBetween('-')
                    ? year(first, '-')
                    : phraseScanner.takeBetween('.') ? year(first, '.') : null;
        }
        ordinal();
        phraseScanner.take("of");
        int named = phraseScanner.takeNumbered("month.");
        if (named > 0) {
            int mark = phraseScanner.mark();
            return of(yearOr(mark), named, first);
        }
        return phraseScanner.takeBetween('.') ? numbers(first) : phraseScanner.takeBetween('/') ? slashed(first) : null;
    }

    private void ordinal() {
        for (String ending : new String[] {"st", "nd", "rd", "th", "го", "е"}) {
            if (phraseScanner.takeGlued(ending)) {
                return;
            }
        }
    }

    private @Nullable LocalDate year(int year, char sign) {
        int month = phraseScanner.takeNumber(2);
        boolean more = month > 0 && phraseScanner.takeBetween(sign);
        int day = more ? phraseScanner.takeNumber(2) : -1;
        return day < 1 ? null : LocalDate.of(year, month, day);
    }

    /** {@code 15.12}, {@code 15.12.26}, {@code 15.12.2026}. */
    private @Nullable LocalDate numbers(int day) {
        int month = phraseScanner.takeNumber(2);
        if (month < 1) {
            return null;
        }
        if (phraseScanner.takeBetween('.')) {
            int year = phraseScanner.takeNumber(4);
            return year < 0 ? null : LocalDate.of(full(year), month, day);
        }
        phraseScanner.take('.');
        return of(0, month, day);
    }

    /** {@code 15/12} and {@code 12/15} can mean one day only; {@code 3/4} may mean two. */
    private @Nullable LocalDate slashed(int first) {
        int second = phraseScanner.takeNumber(2);
        if (second < 1) {
            return null;
        }
        int year = phraseScanner.takeBetween('/') ? phraseScanner.takeNumber(4) : 0;
        if (year < 0 || (first <= 12 && second <= 12 && first != second)) {
            return null;
        }
        return of(full(year), Math.min(first, second), Math.max(first, second));
    }

    private int yearOr(int mark) {
        int year = phraseScanner.takeNumber(4);
        if (year >= 0 && phraseScanner.digits() == 4) {
            phraseScanner.take("year");
            phraseScanner.take('.');
            return year;
        }
        phraseScanner.back(mark);
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
            boolean exists = day < 29 || YearMonth.of(tried, month).lengthOfMonth() >= day;
            if (exists && !LocalDate.of(tried, month, day).isBefore(today)) {
                return LocalDate.of(tried, month, day);
            }
            if (ahead > 8) {
                throw new DateTimeException("no such day");
            }
        }
    }
}
