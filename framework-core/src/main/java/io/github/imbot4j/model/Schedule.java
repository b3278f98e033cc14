package io.github.imbot4j.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recurring schedule: {@code Mon-Fri 09:00}, {@code 09:00, 18:00}, {@code 1, 15 08:00}, {@code last 18:00}, {@code
 * weekends 10:00}, {@code 15m}, {@code Mon-Fri 2h}, {@code hourly}.
 *
 * <p>Times are those of a clock on the wall. A time that is left out when clocks are put forward comes as much later as
 * they are put; one that comes twice when they are put back counts once, the first time. Intervals count from midnight,
 * and go on evenly.
 *
 * @param weekdays on these only; empty for all
 * @param days of the month only; empty for all, {@link #LAST} for the last one
 * @param times of the day, in order; empty when there is an interval
 * @param every the interval
 */
public record Schedule(Set<DayOfWeek> weekdays, Set<Integer> days, List<LocalTime> times, Optional<Duration> every) {

    /** The last day of a month, whichever that is. */
    static final int LAST = 32;

    /** No day of the week or the month is further away, the 31st included. */
    private static final int FAR = 63;

    public Schedule {
        weekdays = Set.copyOf(weekdays);
        days = Set.copyOf(days);
        times = List.copyOf(times);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with what is wrong, and where, on three lines
     */
    public static Schedule parse(String text) {
        return new ScheduleReader(text).read();
    }

    /** The first moment after another one. */
    public ZonedDateTime next(ZonedDateTime after) {
        LocalDate day = after.toLocalDate();
        for (int i = 0; i <= FAR; i++) {
            LocalDate date = day.plusDays(i);
            Optional<ZonedDateTime> found = takes(date) ? on(date, after) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException(this + " never comes.");
    }

    private boolean takes(LocalDate date) {
        boolean last = days.contains(LAST) && date.getDayOfMonth() == date.lengthOfMonth();
        return (weekdays.isEmpty() || weekdays.contains(date.getDayOfWeek()))
                && (days.isEmpty() || days.contains(date.getDayOfMonth()) || last);
    }

    private Optional<ZonedDateTime> on(LocalDate date, ZonedDateTime after) {
        if (every.isPresent()) {
            return even(date.atStartOfDay(after.getZone()), every.get(), after)
                    .filter(found -> found.toLocalDate().equals(date));
        }
        return times.stream()
                .map(time -> date.atTime(time).atZone(after.getZone()).withEarlierOffsetAtOverlap())
                .filter(found -> found.isAfter(after))
                .findFirst();
    }

    private static Optional<ZonedDateTime> even(ZonedDateTime midnight, Duration step, ZonedDateTime after) {
        long gone = Math.max(-1, Math.floorDiv(Duration.between(midnight, after).toMillis(), step.toMillis()));
        return Optional.of(midnight.plus(step.multipliedBy(gone + 1)));
    }
}
