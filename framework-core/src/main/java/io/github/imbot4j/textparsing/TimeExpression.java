package io.github.imbot4j.textparsing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** A parsed time expression, before it is converted to the required type. */
public sealed interface TimeExpression {

    /** A span from now: calendar days and more, and hours and less. */
    record Span(Period days, Duration time, Sense sense) implements TimeExpression {}

    /** The direction of a duration, if one was given. */
    enum Sense {
        BARE,
        LATER,
        AGO
    }

    record Day(LocalDate date) implements TimeExpression {}

    record Clock(LocalTime time) implements TimeExpression {}

    record DayAndClock(LocalDate date, LocalTime time) implements TimeExpression {}

    record Exactly(Instant instant) implements TimeExpression {}

    /** The moment meant, for somebody who says it now. */
    static ZonedDateTime moment(TimeExpression timeExpression, ZonedDateTime now) {
        if (timeExpression instanceof Span span) {
            return span.sense() == Sense.AGO
                    ? now.minus(span.days()).minus(span.time())
                    : now.plus(span.days()).plus(span.time());
        }
        if (timeExpression instanceof Day day) {
            return morning(day.date(), now);
        }
        if (timeExpression instanceof Clock clock) {
            ZonedDateTime today = now.toLocalDate().atTime(clock.time()).atZone(now.getZone());
            return today.isAfter(now)
                    ? today
                    : now.toLocalDate().plusDays(1).atTime(clock.time()).atZone(now.getZone());
        }
        if (timeExpression instanceof DayAndClock both) {
            return both.date().atTime(both.time()).atZone(now.getZone());
        }
        return ((Exactly) timeExpression).instant().atZone(now.getZone());
    }

    /** A day without a time is its morning, or when that is over today, the next full hour. */
    private static ZonedDateTime morning(LocalDate date, ZonedDateTime now) {
        ZonedDateTime nine = date.atTime(TimeParser.MORNING).atZone(now.getZone());
        boolean over = date.equals(now.toLocalDate()) && !nine.isAfter(now);
        return over ? now.truncatedTo(ChronoUnit.HOURS).plusHours(1) : nine;
    }
}
