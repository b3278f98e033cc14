package io.github.imbot4j.command;

import io.github.imbot4j.textparsing.DateTimeParser;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Times of day: {@code 15:00}, {@code 9am}, {@code в 9 вечера}, {@code noon}, {@code 9}. */
final class TimeType implements TimeKeywords<LocalTime> {

    @Override
    public Optional<LocalTime> read(String words, ParseContext parseContext) {
        return DateTimeParser.time(words, parseContext.vocabulary()).or(() -> exactly(words));
    }

    private static Optional<LocalTime> exactly(String words) {
        try {
            return words.length() > 20 ? Optional.empty() : Optional.of(LocalTime.parse(words));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    @Override
    public String expected(ParseContext parseContext) {
        return parseContext.phrases().say("expected.time");
    }

    @Override
    public List<Choice> choices(ParseContext parseContext) {
        return Stream.of("09:00", "12:00", "15:00", "18:00")
                .map(time -> new Choice(time, time))
                .toList();
    }
}
