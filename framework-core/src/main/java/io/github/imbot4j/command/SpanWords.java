package io.github.imbot4j.command;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Read spans of time: {@code 10m}, {@code 1h30m}, {@code 2 часа}; a day is 24 hours. */
final class SpanWords implements TimeWords<Duration> {

    @Override
    public Optional<Duration> read(String words, Writing writing) {
        return MomentReader.read(words, writing.vocabulary(), writing.now())
                .filter(reading -> reading instanceof Reading.Span span
                        && span.sense() == Reading.Sense.BARE
                        && span.days().toTotalMonths() == 0)
                .map(Reading.Span.class::cast)
                .map(span ->
                        span.time().plusDays(LocalDate.EPOCH.plus(span.days()).toEpochDay()))
                .or(() -> exactly(words));
    }

    private static Optional<Duration> exactly(String words) {
        try {
            return words.length() > 40 ? Optional.empty() : Optional.of(Duration.parse(words));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    @Override
    public String expected(Writing writing) {
        return writing.phrases().say("expected.duration");
    }

    @Override
    public List<Choice> choices(Writing writing) {
        Vocabulary vocabulary = writing.vocabulary();
        return Stream.of("10 minute", "30 minute", "1 hour", "3 hour", "1 days")
                .map(span -> span.split(" ", 2))
                .map(span -> new Choice(span[0] + " " + vocabulary.word(span[1]), span[0] + span[1].charAt(0)))
                .toList();
    }
}
