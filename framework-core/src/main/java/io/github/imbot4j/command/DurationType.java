package io.github.imbot4j.command;

import io.github.imbot4j.textparsing.DateTimeParser;
import io.github.imbot4j.textparsing.KeywordTable;
import io.github.imbot4j.textparsing.TimeExpression;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Durations: {@code 10m}, {@code 1h30m}, {@code 2 часа}; a day is 24 hours. */
final class DurationType implements TimeKeywords<Duration> {

    @Override
    public Optional<Duration> read(String words, ParseContext parseContext) {
        return DateTimeParser.read(words, parseContext.vocabulary(), parseContext.now())
                .filter(timeExpression -> timeExpression instanceof TimeExpression.Span span
                        && span.sense() == TimeExpression.Sense.BARE
                        && span.days().toTotalMonths() == 0)
                .map(TimeExpression.Span.class::cast)
                .map(span ->
                        span.time().plusDays(LocalDate.EPOCH.plus(span.days()).toEpochDay()))
                .or(() -> exactly(words));
    }

    /** What programs write: {@code PT1H30M}. */
    private static Optional<Duration> exactly(String words) {
        int first = words.startsWith("-") || words.startsWith("+") ? 1 : 0;
        if (words.length() > 40 || !words.regionMatches(true, first, "P", 0, 1)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(words));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    @Override
    public String expected(ParseContext parseContext) {
        return parseContext.phrases().say("expected.duration");
    }

    @Override
    public List<Choice> choices(ParseContext parseContext) {
        KeywordTable keywordTable = parseContext.vocabulary();
        return Stream.of("10 minute", "30 minute", "1 hour", "3 hour", "1 days")
                .map(span -> span.split(" ", 2))
                .map(span -> new Choice(span[0] + " " + keywordTable.word(span[1]), span[0] + span[1].charAt(0)))
                .toList();
    }
}
