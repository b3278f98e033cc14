package io.github.imbot4j.language;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates, times and durations as text in a user's language: "15 December 2026", "09:30", "1 час 30 минут". The text can
 * be parsed again. Fractions of a second are omitted. Points in time are formatted by {@link #moment}, because they
 * depend on the portal.
 */
public final class TimeLabel {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final Duration SOON = Duration.ofHours(1);
    private static final int WEEK = 7;

    private TimeLabel() {}

    /** Tells whether a value is one of those: a {@link LocalDate}, {@link LocalTime}, {@link LocalDateTime} or {@link Duration}. */
    public static boolean has(Object value) {
        return value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || (value instanceof Duration span && !span.isNegative());
    }

    /**
     * Says one; empty when it is none of those.
     *
     * @param language two letters as the portal says them; English where there are no texts
     */
    public static Optional<String> find(Object value, String language) {
        Messages messages = MessageBundle.ofFramework().in(language);
        if (value instanceof LocalDate day) {
            return Optional.of(day(day, messages));
        }
        if (value instanceof LocalTime time) {
            return Optional.of(time(time));
        }
        if (value instanceof LocalDateTime both) {
            return Optional.of(messages.say("time.both", day(both.toLocalDate(), messages), time(both.toLocalTime())));
        }
        return value instanceof Duration span && has(span) ? Optional.of(span(span, messages)) : Optional.empty();
    }

    /**
     * Says a moment as it is said at another one: "in 10 minutes", "tomorrow at 15:00", "on 15 December at 09:30".
     *
     * @param now in the same zone
     * @param language two letters as the portal says them; English where there are no texts
     */
    public static String moment(ZonedDateTime at, ZonedDateTime now, String language) {
        Messages messages = MessageBundle.ofFramework().in(language);
        Duration ahead = Duration.between(now, at);
        if (!ahead.isNegative() && ahead.compareTo(SOON) < 0) {
            return soon(messages, ahead.toSeconds());
        }
        String clock = MINUTES.format(at);
        LocalDate day = at.toLocalDate();
        long days = day.toEpochDay() - now.toLocalDate().toEpochDay();
        if (days >= -1 && days <= 1) {
            return messages.say(days == 0 ? "when.today" : days > 0 ? "when.tomorrow" : "when.yesterday", clock);
        }
        if (days > 0 && days < WEEK) {
            return messages.say(
                    "when.weekday", messages.say("day." + day.getDayOfWeek().getValue()), clock);
        }
        String month = messages.say("month." + day.getMonthValue());
        return day.getYear() == now.getYear()
                ? messages.say("when.date", day.getDayOfMonth(), month, clock)
                : messages.say("when.year", day.getDayOfMonth(), month, day.getYear(), clock);
    }

    private static String soon(Messages messages, long seconds) {
        if (seconds == 0) {
            return messages.say("when.now");
        }
        return seconds % 60 == 0 || seconds > 120
                ? messages.say("when.minutes", Math.round(seconds / 60.0))
                : messages.say("when.seconds", seconds);
    }

    private static String day(LocalDate day, Messages messages) {
        String month = messages.say("month." + day.getMonthValue());
        return messages.say("time.day", day.getDayOfMonth(), month, "%04d".formatted(day.getYear()));
    }

    private static String time(LocalTime time) {
        return (time.getSecond() == 0 ? MINUTES : SECONDS).format(time);
    }

    private static String span(Duration span, Messages messages) {
        List<String> parts = new ArrayList<>();
        add(parts, messages, "time.days", span.toDays());
        add(parts, messages, "time.hours", span.toHoursPart());
        add(parts, messages, "time.minutes", span.toMinutesPart());
        add(parts, messages, "time.seconds", span.toSecondsPart());
        return parts.isEmpty() ? messages.say("time.seconds", 0) : String.join(" ", parts);
    }

    private static void add(List<String> parts, Messages messages, String key, long number) {
        if (number > 0) {
            parts.add(messages.say(key, number));
        }
    }
}
