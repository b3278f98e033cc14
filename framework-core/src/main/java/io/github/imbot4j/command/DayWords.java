package io.github.imbot4j.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Read days: {@code tomorrow}, {@code fri}, {@code 15.12}, {@code через 3 дня}. */
final class DayWords implements TimeWords<LocalDate> {

    private static final int OFFERED = 7;

    @Override
    public Optional<LocalDate> read(String words, Writing writing) {
        return MomentReader.read(words, writing.vocabulary(), writing.now())
                .filter(DayWords::isDay)
                .flatMap(reading -> When.of(reading, writing.now(), writing.language()))
                .map(when -> when.at().toLocalDate());
    }

    private static boolean isDay(Reading reading) {
        return reading instanceof Reading.Day
                || (reading instanceof Reading.Span span
                        && span.time().isZero()
                        && !span.days().isZero());
    }

    @Override
    public String expected(Writing writing) {
        return writing.phrases().say("expected.date");
    }

    @Override
    public List<Choice> choices(Writing writing) {
        LocalDate today = writing.now().toLocalDate();
        List<Choice> days = new ArrayList<>();
        for (int ahead = 0; ahead < OFFERED; ahead++) {
            LocalDate day = today.plusDays(ahead);
            String key = ahead == 0
                    ? "day.today"
                    : ahead == 1
                            ? "day.tomorrow"
                            : "day.short." + day.getDayOfWeek().getValue();
            days.add(new Choice(writing.phrases().say(key), day.toString()));
        }
        return days;
    }
}
