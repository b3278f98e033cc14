package io.github.imbot4j.command;

import io.github.imbot4j.chat.Invocation;
import io.github.imbot4j.chat.Moment;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Hold a moment that somebody wrote: {@code 10m}, {@code tomorrow 15:00}, {@code завтра в 15:00}, {@code 15.12 at 9}. A
 * command's parameter of this type takes as many words as make sense together. A time without a day is the next such time;
 * a day without a time is its morning, 09:00; a day without a year is the next such day.
 *
 * @param at the moment, in the portal's time zone
 * @param asked when it was written, for saying it the short way
 * @param language in which it is said again
 */
public record When(ZonedDateTime at, ZonedDateTime asked, String language) implements Moment {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Duration SOON = Duration.ofHours(1);
    private static final int WEEK = 7;
    private static final int LAST_YEAR = 9999;

    /**
     * Reads one; empty when the words are none of time.
     *
     * @param now with the portal's zone
     * @param language two letters; English and Russian are read in any case
     */
    public static Optional<When> read(String words, ZonedDateTime now, String language) {
        return MomentReader.read(words, Vocabulary.of(language), now)
                .flatMap(reading -> When.of(reading, now, language));
    }

    /** A moment as people of the portal say it when this is handled: in its time zone and language. */
    public static When of(Instant moment, Invocation invocation) {
        ZonedDateTime now = invocation.now();
        return new When(
                moment.atZone(now.getZone()), now, invocation.event().origin().language());
    }

    static Optional<When> of(Reading reading, ZonedDateTime now, String language) {
        try {
            return Optional.of(Reading.moment(reading, now))
                    .filter(at -> at.getYear() > 0 && at.getYear() <= LAST_YEAR)
                    .map(at -> new When(at, now, language));
        } catch (java.time.DateTimeException | ArithmeticException outOfTime) {
            return Optional.empty();
        }
    }

    @Override
    public Instant instant() {
        return at.toInstant();
    }

    /** Tells whether it was over already when it was written. */
    public boolean isPast() {
        return at.isBefore(asked);
    }

    /** Says it in the language it was asked in: "in 10 minutes", "tomorrow at 15:00", "on 15 December at 09:30". */
    public String spoken() {
        return spoken(language);
    }

    /** Says it in any language. */
    public String spoken(String other) {
        Phrases phrases = Texts.ofFramework().in(other);
        Duration ahead = Duration.between(asked, at);
        if (!ahead.isNegative() && ahead.compareTo(SOON) < 0) {
            return soon(phrases, ahead.toSeconds());
        }
        String clock = CLOCK.format(at);
        LocalDate day = at.toLocalDate();
        long days = day.toEpochDay() - asked.toLocalDate().toEpochDay();
        if (days >= -1 && days <= 1) {
            return phrases.say(days == 0 ? "when.today" : days > 0 ? "when.tomorrow" : "when.yesterday", clock);
        }
        if (days > 0 && days < WEEK) {
            return phrases.say(
                    "when.weekday", phrases.say("day." + day.getDayOfWeek().getValue()), clock);
        }
        String month = phrases.say("month." + day.getMonthValue());
        return day.getYear() == asked.getYear()
                ? phrases.say("when.date", day.getDayOfMonth(), month, clock)
                : phrases.say("when.year", day.getDayOfMonth(), month, day.getYear(), clock);
    }

    private static String soon(Phrases phrases, long seconds) {
        if (seconds == 0) {
            return phrases.say("when.now");
        }
        return seconds % 60 == 0 || seconds > 120
                ? phrases.say("when.minutes", Math.round(seconds / 60.0))
                : phrases.say("when.seconds", seconds);
    }

    /** As {@link #spoken()}. */
    @Override
    public String toString() {
        return spoken();
    }
}
