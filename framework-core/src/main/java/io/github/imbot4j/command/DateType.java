package io.github.imbot4j.command;

import io.github.imbot4j.bot.When;
import io.github.imbot4j.textparsing.DateTimeParser;
import io.github.imbot4j.textparsing.TimeExpression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dates: {@code tomorrow}, {@code fri}, {@code 15.12}, {@code через 3 дня}. */
final class DateType implements TimeKeywords<LocalDate> {

    private static final int OFFERED = 7;

    @Override
    public Optional<LocalDate> read(String words, ParseContext parseContext) {
        return DateTimeParser.read(words, parseContext.vocabulary(), parseContext.now())
                .filter(DateType::isDay)
                .flatMap(timeExpression -> When.of(timeExpression, parseContext.now(), parseContext.language()))
                .map(when -> when.at().toLocalDate());
    }

    private static boolean isDay(TimeExpression timeExpression) {
        return timeExpression instanceof TimeExpression.Day
                || (timeExpression instanceof TimeExpression.Span span
                        && span.time().isZero()
                        && !span.days().isZero());
    }

    @Override
    public String expected(ParseContext parseContext) {
        return parseContext.phrases().say("expected.date");
    }

    @Override
    public List<Choice> choices(ParseContext parseContext) {
        LocalDate today = parseContext.now().toLocalDate();
        List<Choice> days = new ArrayList<>();
        for (int ahead = 0; ahead < OFFERED; ahead++) {
            LocalDate day = today.plusDays(ahead);
            String key = ahead == 0
                    ? "day.today"
                    : ahead == 1
                            ? "day.tomorrow"
                            : "day.short." + day.getDayOfWeek().getValue();
            days.add(new Choice(parseContext.phrases().say(key), day.toString()));
        }
        return days;
    }
}
