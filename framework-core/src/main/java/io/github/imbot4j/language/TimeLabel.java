package io.github.imbot4j.language;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Say days, times and spans as people of a language do: "15 December 2026", "09:30", "1 час 30 минут". What is said can be typed
 * again. Fractions of a second are left out. A moment with a zone is none of these: where it is said depends on the portal.
 */
public final class TimeLabel {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

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
        Phrases phrases = Texts.ofFramework().in(language);
        if (value instanceof LocalDate day) {
            return Optional.of(day(day, phrases));
        }
        if (value instanceof LocalTime time) {
            return Optional.of(time(time));
        }
        if (value instanceof LocalDateTime both) {
            return Optional.of(phrases.say("time.both", day(both.toLocalDate(), phrases), time(both.toLocalTime())));
        }
        return value instanceof Duration span && has(span) ? Optional.of(span(span, phrases)) : Optional.empty();
    }

    private static String day(LocalDate day, Phrases phrases) {
        String month = phrases.say("month." + day.getMonthValue());
        return phrases.say("time.day", day.getDayOfMonth(), month, "%04d".formatted(day.getYear()));
    }

    private static String time(LocalTime time) {
        return (time.getSecond() == 0 ? MINUTES : SECONDS).format(time);
    }

    private static String span(Duration span, Phrases phrases) {
        List<String> parts = new ArrayList<>();
        add(parts, phrases, "time.days", span.toDays());
        add(parts, phrases, "time.hours", span.toHoursPart());
        add(parts, phrases, "time.minutes", span.toMinutesPart());
        add(parts, phrases, "time.seconds", span.toSecondsPart());
        return parts.isEmpty() ? phrases.say("time.seconds", 0) : String.join(" ", parts);
    }

    private static void add(List<String> parts, Phrases phrases, String key, long number) {
        if (number > 0) {
            parts.add(phrases.say(key, number));
        }
    }
}
