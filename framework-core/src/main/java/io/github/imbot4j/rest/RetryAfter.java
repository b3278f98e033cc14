package io.github.imbot4j.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: seconds, or a date, which counts from the answer's own {@code Date}. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** How long to wait, at most a day; zero when it is absent, past or unreadable. */
    static Duration of(@Nullable String header, @Nullable String date) {
        if (header == null) {
            return Duration.ZERO;
        }
        String text = header.strip();
        Duration wait = SECONDS.matcher(text).matches()
                ? Duration.ofSeconds(Long.parseLong(text))
                : between(date == null ? "" : date.strip(), text);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration between(String from, String to) {
        try {
            return Duration.between(moment(from), moment(to));
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private static Instant moment(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
