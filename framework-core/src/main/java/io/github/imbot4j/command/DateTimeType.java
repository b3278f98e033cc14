package io.github.imbot4j.command;

import io.github.imbot4j.bot.When;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Points in time.
 *
 * @param as what is made of one
 */
record DateTimeType<T>(Function<When, T> as) implements TimeKeywords<T> {

    @Override
    public Optional<T> read(String words, ParseContext parseContext) {
        return When.read(words, parseContext.now(), parseContext.language()).map(as);
    }

    @Override
    public String expected(ParseContext parseContext) {
        return parseContext.phrases().say("expected.when");
    }

    /** Spans begin when the button is pressed; days are those of now, whenever it is pressed. */
    @Override
    public List<Choice> choices(ParseContext parseContext) {
        ZonedDateTime now = parseContext.now();
        Stream<Choice> soon = Stream.of("10m", "30m").map(span -> choice(span, span, parseContext));
        Stream<Choice> later = Stream.of("1h", "3h").map(span -> choice(span, span, parseContext));
        Stream<Choice> tomorrow = Stream.of(9, 15).map(hour -> {
            String words = now.toLocalDate().plusDays(1) + " " + hour + ":00";
            return choice(words, words, parseContext);
        });
        return Stream.of(soon, later, tomorrow).flatMap(all -> all).toList();
    }

    private static Choice choice(String words, String typed, ParseContext parseContext) {
        String label = When.read(words, parseContext.now(), parseContext.language())
                .map(When::spoken)
                .orElse(words);
        return new Choice(label, typed);
    }
}
