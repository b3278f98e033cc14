package io.github.imbot4j.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser of a {@link Schedule}. */
final class ScheduleReader {

    private static final Pattern WORD = Pattern.compile("[^\\s,]+");
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
    private static final Pattern STEP = Pattern.compile("([1-9]\\d{0,3})(m|min|h)");
    private static final Pattern NUMBER = Pattern.compile("[1-9]|[12]\\d|3[01]");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SHORT = 3;

    private static final String EXAMPLES =
            "Write days, if not all are meant, and then times or an interval: \"Mon-Fri 09:00\", \"09:00, 18:00\", \"1, 15"
                    + " 08:00\", \"last 18:00\", \"15m\", \"hourly\".";

    private final String text;
    private final Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    private final Set<Integer> days = new TreeSet<>();
    private final Set<LocalTime> times = new TreeSet<>();
    private Optional<Duration> every = Optional.empty();

    ScheduleReader(String text) {
        this.text = text;
    }

    Schedule read() {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            take(word.group().toLowerCase(Locale.ROOT), word.start(), word.end());
        }
        if (times.isEmpty() && every.isEmpty()) {
            throw wrong("has no time", text.length(), text.length() + 1);
        }
        return new Schedule(weekdays, days, List.copyOf(times), every);
    }

    private void take(String word, int start, int end) {
        Matcher time = TIME.matcher(word);
        Matcher step = STEP.matcher(word);
        if (time.matches()) {
            refuseIf(every.isPresent(), "has a time beside an interval", start, end);
            times.add(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))));
        } else if (step.matches() || word.equals("hourly")) {
            refuseIf(every.isPresent() || !times.isEmpty(), "has an interval beside another time", start, end);
            Duration span = word.equals("hourly") ? Duration.ofHours(1) : span(step);
            refuseIf(span.compareTo(DAY) > 0, "has an interval longer than a day", start, end);
            every = Optional.of(span);
        } else {
            refuseIf(every.isPresent() || !times.isEmpty(), "has this behind the time", start, end);
            day(word, start, end);
        }
    }

    private static Duration span(Matcher step) {
        long number = Long.parseLong(step.group(1));
        return step.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofMinutes(number);
    }

    private void day(String word, int start, int end) {
        if (NUMBER.matcher(word).matches() || word.equals("last")) {
            refuseIf(!weekdays.isEmpty(), "has a day of the month beside days of the week", start, end);
            days.add(word.equals("last") ? Schedule.LAST : Integer.valueOf(word));
            return;
        }
        refuseIf(!days.isEmpty(), "has a day of the week beside days of the month", start, end);
        switch (word) {
            case "daily" -> weekdays.addAll(EnumSet.allOf(DayOfWeek.class));
            case "weekdays" -> weekdays.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
            case "weekends" -> weekdays.addAll(EnumSet.range(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
            default -> range(word, start, end);
        }
    }

    /** Such as {@code mon} and {@code fri-mon}. */
    private void range(String word, int start, int end) {
        int dash = word.indexOf('-');
        int firstEnd = dash < 0 ? end : start + dash;
        DayOfWeek day = weekday(text.substring(start, firstEnd), start, firstEnd);
        DayOfWeek last = dash < 0 ? day : weekday(text.substring(firstEnd + 1, end), firstEnd + 1, end);
        weekdays.add(day);
        while (day != last) {
            day = day.plus(1);
            weekdays.add(day);
        }
    }

    private DayOfWeek weekday(String word, int start, int end) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name();
            String upper = word.toUpperCase(Locale.ROOT);
            if (upper.equals(name) || upper.equals(name.substring(0, SHORT))) {
                return day;
            }
        }
        throw wrong("has what is no day and no time", start, end);
    }

    private void refuseIf(boolean wrong, String what, int start, int end) {
        if (wrong) {
            throw wrong(what, start, end);
        }
    }

    private IllegalArgumentException wrong(String what, int start, int end) {
        String caret = " ".repeat(start) + "^".repeat(Math.max(1, end - start));
        return new IllegalArgumentException(
                what + ":\n         " + text + "\n         " + caret + "\n     " + EXAMPLES);
    }
}
