package io.github.imbot4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.handler.HandlerContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {

    /** A Friday. */
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 12, 11, 14, 30, 0, 0, ZoneId.of("Europe/Moscow"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10m                    | 2026-12-11T14:40",
                "1h30m                  | 2026-12-11T16:00",
                "1 h 30 min             | 2026-12-11T16:00",
                "2 hours                | 2026-12-11T16:30",
                "in 2 hours             | 2026-12-11T16:30",
                "in 3 days              | 2026-12-14T14:30",
                "in an hour             | 2026-12-11T15:30",
                "half an hour           | 2026-12-11T15:00",
                "an hour and a half     | 2026-12-11T16:00",
                "1.5h                   | 2026-12-11T16:00",
                "2 days and 3 hours     | 2026-12-13T17:30",
                "1w                     | 2026-12-18T14:30",
                "in 2 months            | 2027-02-11T14:30",
                "10 minutes ago         | 2026-12-11T14:20",
                "now                    | 2026-12-11T14:30",
                "tomorrow               | 2026-12-12T09:00",
                "tomorrow 15:00         | 2026-12-12T15:00",
                "Tomorrow at 3pm        | 2026-12-12T15:00",
                "tomorrow at noon       | 2026-12-12T12:00",
                "tomorrow evening       | 2026-12-12T19:00",
                "day after tomorrow 8   | 2026-12-13T08:00",
                "the day after tomorrow | 2026-12-13T09:00",
                "today 23:59            | 2026-12-11T23:59",
                "today                  | 2026-12-11T15:00",
                "yesterday              | 2026-12-10T09:00",
                "15:00                  | 2026-12-11T15:00",
                "14:00                  | 2026-12-12T14:00",
                "at 9                   | 2026-12-12T09:00",
                "9am                    | 2026-12-12T09:00",
                "12 am                  | 2026-12-12T00:00",
                "12pm                   | 2026-12-12T12:00",
                "3:15 p.m.              | 2026-12-11T15:15",
                "noon                   | 2026-12-12T12:00",
                "midnight               | 2026-12-12T00:00",
                "5 o'clock              | 2026-12-12T05:00",
                "fri 9                  | 2026-12-18T09:00",
                "fri 16:00              | 2026-12-11T16:00",
                "fri                    | 2026-12-18T09:00",
                "sat                    | 2026-12-12T09:00",
                "on Monday at 10:15     | 2026-12-14T10:15",
                "next tuesday           | 2026-12-15T09:00",
                "next sunday            | 2026-12-20T09:00",
                "at 10 on monday        | 2026-12-14T10:00",
                "15.12                  | 2026-12-15T09:00",
                "15.12 at 9             | 2026-12-15T09:00",
                "1.12                   | 2027-12-01T09:00",
                "11.12                  | 2026-12-11T15:00",
                "15.12.2026 09:30       | 2026-12-15T09:30",
                "15.12.27               | 2027-12-15T09:00",
                "2026-12-15             | 2026-12-15T09:00",
                "2026-12-15 8           | 2026-12-15T08:00",
                "2026-12-15T08:05       | 2026-12-15T08:05",
                "2026-12-15T08:05:00Z   | 2026-12-15T11:05",
                "2026-12-15T08:05:00+05:00 | 2026-12-15T06:05",
                "15/12               | 2026-12-15T09:00",
                "12/15/2027             | 2027-12-15T09:00",
                "29.02                  | 2028-02-29T09:00",
                "December 15            | 2026-12-15T09:00",
                "Dec 15, 2027 at 7      | 2027-12-15T07:00",
                "15 Dec                 | 2026-12-15T09:00",
                "on the 15th of December 10:00 | 2026-12-15T10:00",
                "15 december 2027       | 2027-12-15T09:00"
            })
    void readsEnglish(String words, LocalDateTime moment) {
        assertThat(read(words, "en")).contains(moment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10м                  | 2026-12-11T14:40", "10 минут              | 2026-12-11T14:40",
                "через 10 минут       | 2026-12-11T14:40", "через минуту          | 2026-12-11T14:31",
                "через час            | 2026-12-11T15:30", "через полчаса         | 2026-12-11T15:00",
                "через полтора часа   | 2026-12-11T16:00", "через 1,5 часа        | 2026-12-11T16:00",
                "1ч30м                | 2026-12-11T16:00", "1 ч 30 мин            | 2026-12-11T16:00",
                "2 часа и 15 минут    | 2026-12-11T16:45", "через 3 дня           | 2026-12-14T14:30",
                "через неделю         | 2026-12-18T14:30", "через год             | 2027-12-11T14:30",
                "полчаса назад        | 2026-12-11T14:00", "сейчас                | 2026-12-11T14:30",
                "завтра               | 2026-12-12T09:00", "завтра 15:00          | 2026-12-12T15:00",
                "завтра в 15:00       | 2026-12-12T15:00", "завтра утром          | 2026-12-12T09:00",
                "завтра вечером       | 2026-12-12T19:00", "завтра в полдень      | 2026-12-12T12:00",
                "послезавтра в 8      | 2026-12-13T08:00", "сегодня в 18          | 2026-12-11T18:00",
                "вчера                | 2026-12-10T09:00", "в 15:00               | 2026-12-11T15:00",
                "в 9 утра             | 2026-12-12T09:00", "в 9 вечера            | 2026-12-11T21:00",
                "в 3 часа дня         | 2026-12-11T15:00", "в 2 дня               | 2026-12-12T14:00",
                "2 дня                | 2026-12-13T14:30", "к 18 часам            | ",
                "к 18                 | 2026-12-11T18:00", "в 7 часов             | 2026-12-12T07:00",
                "пт 9                 | 2026-12-18T09:00", "в пятницу             | 2026-12-18T09:00",
                "в пятницу в 16:00    | 2026-12-11T16:00", "во вторник в 9:30     | 2026-12-15T09:30",
                "в следующую среду    | 2026-12-16T09:00", "в эту субботу в 10    | 2026-12-12T10:00",
                "15 декабря           | 2026-12-15T09:00", "15 декабря в 9:30     | 2026-12-15T09:30",
                "15-го декабря в 9    | ", "1 янв 10:00            | 2027-01-01T10:00",
                "15 декабря 2027 года в 7 | 2027-12-15T07:00", "15.12. в 9        | 2026-12-15T09:00",
                "на завтра            | 2026-12-12T09:00", "tomorrow в 15:00      | 2026-12-12T15:00"
            })
    void readsRussian(String words, LocalDateTime moment) {
        assertThat(read(words, "ru")).isEqualTo(Optional.ofNullable(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "9",
                "25:00",
                "15:60",
                "31.02.2026",
                "32.12",
                "3/4",
                "tomorrow buy milk",
                "in",
                "m",
                "10",
                "1.1.1.1",
                "15:0",
                "now now",
                "99999999 days",
                "999999 years",
                "13pm",
                "monday tuesday",
                "at",
                "в",
                "2026-13-01",
                "{}",
                "💩"
            })
    void leavesAloneWhatIsNoTime(String words) {
        assertThat(read(words, "en")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "now            | now                          | сейчас",
                "30s            | in 30 seconds                | через 30 секунд",
                "1m             | in 1 minute                  | через 1 минуту",
                "22m            | in 22 minutes                | через 22 минуты",
                "2h             | today at 16:30               | сегодня в 16:30",
                "tomorrow 15:00 | tomorrow at 15:00            | завтра в 15:00",
                "yesterday      | yesterday at 09:00           | вчера в 09:00",
                "tue 9          | on Tuesday at 09:00          | во вторник в 09:00",
                "20.12          | on 20 December at 09:00      | 20 декабря в 09:00",
                "15.01          | on 15 January 2027 at 09:00  | 15 января 2027 года в 09:00"
            })
    void isSaidInTheUsersLanguage(String words, String english, String russian) {
        When when = When.read(words, NOW, "ru").orElseThrow();
        assertThat(when.spoken("en")).isEqualTo(english);
        assertThat(when.spoken()).isEqualTo(russian).isEqualTo(when.toString());
    }

    @Test
    void keepsToThePortalsClockWhenItJumps() {
        ZonedDateTime evening = ZonedDateTime.of(2026, 3, 28, 20, 0, 0, 0, ZoneId.of("Europe/Berlin"));
        When hours = When.read("24h", evening, "en").orElseThrow();
        When days = When.read("in 1 day", evening, "en").orElseThrow();
        assertThat(Duration.between(evening, hours.at())).isEqualTo(Duration.ofHours(24));
        assertThat(days.at().getHour()).isEqualTo(20);
        assertThat(days.isPast()).isFalse();
        assertThat(When.read("yesterday", evening, "en").orElseThrow().isPast()).isTrue();
        assertThat(days.instant()).isEqualTo(days.at().toInstant());
    }

    private static Optional<LocalDateTime> read(String words, String language) {
        return When.read(words, NOW, language).map(when -> when.at().toLocalDateTime());
    }

    @Test
    void saysAMomentTheProgramKnowsInTheZoneAndLanguageOfThePortal() {
        HandlerContext here = Invocations.of(Invocations.command("list", "", CommandSource.TEXTAREA, "ru"));
        HandlerContext vladivostok = Invocations.in(ZoneId.of("Asia/Vladivostok"), here.event());

        assertThat(here.spoken(Instant.parse("1970-01-01T13:30:00Z"))).isEqualTo("сегодня в 13:30");
        assertThat(vladivostok.spoken(Instant.parse("1970-01-01T14:30:00Z"))).isEqualTo("завтра в 00:30");
        assertThat(vladivostok.spoken(Instant.parse("1970-01-01T00:10:00Z"))).isEqualTo("через 10 минут");
    }

    @Test
    void saysTheNearestMinute() {
        assertThat(new When(NOW.plusSeconds(599), NOW, "en").spoken()).isEqualTo("in 10 minutes");
        assertThat(new When(NOW.plusSeconds(561), NOW, "en").spoken()).isEqualTo("in 9 minutes");
        assertThat(new When(NOW.plusSeconds(119), NOW, "en").spoken()).isEqualTo("in 119 seconds");
    }
}
