package io.github.imbot4j.command;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.language.TimeLabel;
import io.github.imbot4j.reply.GridLayout;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTimesTest {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 25, 20, 0, 0, 0, ZoneId.of("Europe/Moscow"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 15 December 2026 | 09:30 | 1 January 2027 at 18:05:07 | 1 day 1 hour 1 minute",
                "ru | 15 декабря 2026 года | 09:30 | 1 января 2027 года в 18:05:07 | 1 день 1 час 1 минута",
                "xx | 15 December 2026 | 09:30 | 1 January 2027 at 18:05:07 | 1 day 1 hour 1 minute"
            })
    void saysThemAsTheLanguageDoes(String language, String day, String time, String both, String span) {
        Reply reply = text(
                Replies.bold(LocalDate.of(2026, 12, 15)),
                "; ",
                LocalTime.of(9, 30),
                "; ",
                LocalDateTime.of(2027, 1, 1, 18, 5, 7),
                "; ",
                Duration.ofMinutes(25 * 60 + 1));
        assertThat(((NewMessage) reply.inLanguage(language)).body().bb())
                .isEqualTo("[b]" + day + "[/b]; " + time + "; " + both + "; " + span);
    }

    @Test
    void attachmentsSayThemToo() {
        NewMessage reply = text("See below")
                .attach(
                        Replies.message("From ", LocalDate.of(2026, 5, 1)),
                        Replies.grid(GridLayout.LINE, Replies.cell("Takes", Duration.ofHours(2))));
        assertThat(reply.inLanguage("ru").toString()).contains("1 мая 2026 года", "2 часа");
    }

    @Test
    void whatIsSentWithoutALanguageIsSaidInEnglish() {
        assertThat(text(LocalDate.of(2026, 5, 1)).body().bb()).isEqualTo("1 May 2026");
        assertThat(text(LocalDate.of(2026, 5, 1)).body().plain()).isEqualTo("1 May 2026");
    }

    @Test
    void textsByKeySayThemInTheirLanguage() {
        assertThat(MessageBundle.ofFramework().in("ru").say("when.today", Duration.ofSeconds(90)))
                .isEqualTo("сегодня в 1 минута 30 секунд");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "eo"})
    void whatIsSaidCanBeTypedAgain(String language) {
        for (int i = 0; i < 800; i++) {
            LocalDate day = LocalDate.of(2025, 1, 1).plusDays(i);
            LocalTime time = LocalTime.ofSecondOfDay(i * 107L);
            isRead(LocalDate.class, day, language);
            isRead(LocalTime.class, time, language);
            isRead(LocalDateTime.class, day.atTime(time), language);
            isRead(Duration.class, Duration.ofSeconds(i * 997L), language);
        }
    }

    private static void isRead(Class<?> type, Object value, String language) {
        String said = TimeLabel.find(value, language).orElseThrow();
        ArgumentType<?> words = ArgumentTypes.of(type, MessageKeys.PLAIN).orElseThrow();
        assertThat(words.read(said, new ParseContext(NOW, language)).map(Object.class::cast))
                .as(said)
                .contains(value);
        assertThat(said.split(" ", -1).length).as(said).isLessThanOrEqualTo(words.longest());
    }
}
