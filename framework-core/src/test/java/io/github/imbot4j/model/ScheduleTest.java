package io.github.imbot4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static ZonedDateTime at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 2026-11-25 is a Wednesday
                "Mon-Fri 09:00          | 2026-11-25T08:59 | 2026-11-25T09:00",
                "Mon-Fri 09:00          | 2026-11-25T09:00 | 2026-11-26T09:00",
                "mon-friday 9:00        | 2026-11-27T10:00 | 2026-11-30T09:00",
                "Fri-Mon 09:00          | 2026-11-25T10:00 | 2026-11-27T09:00",
                "Tue, Thu 09:00, 18:00  | 2026-11-26T09:00 | 2026-11-26T18:00",
                "18:00, 09:00           | 2026-11-25T08:00 | 2026-11-25T09:00",
                "daily 00:00            | 2026-11-25T08:00 | 2026-11-26T00:00",
                "weekends 10:00         | 2026-11-25T08:00 | 2026-11-28T10:00",
                "weekdays 10:00         | 2026-11-28T08:00 | 2026-11-30T10:00",
                "1, 15 08:00            | 2026-11-25T08:00 | 2026-12-01T08:00",
                "31 08:00               | 2026-11-25T08:00 | 2026-12-31T08:00",
                "31 08:00               | 2026-01-31T09:00 | 2026-03-31T08:00",
                "last 18:00             | 2026-02-01T08:00 | 2026-02-28T18:00",
                "15m                    | 2026-11-25T08:01 | 2026-11-25T08:15",
                "15m                    | 2026-11-25T23:50 | 2026-11-26T00:00",
                "7m                     | 2026-11-25T23:59 | 2026-11-26T00:00",
                "Mon 2h                 | 2026-11-25T08:01 | 2026-11-30T00:00",
                "hourly                 | 2026-11-25T08:00 | 2026-11-25T09:00",
            })
    void comesNext(String schedule, String after, String next) {
        assertThat(Schedule.parse(schedule).next(at(after))).isEqualTo(at(next));
    }

    /** On 2026-03-29 it is 03:00 after 01:59:59. */
    @Test
    void aTimeThatIsLeftOutComesLater() {
        assertThat(Schedule.parse("02:30").next(at("2026-03-29T00:00"))).isEqualTo(at("2026-03-29T03:30"));
        assertThat(Schedule.parse("02:30").next(at("2026-03-29T03:30"))).isEqualTo(at("2026-03-30T02:30"));
    }

    /** On 2026-10-25 it is 02:00 again after 02:59:59. */
    @Test
    void aTimeThatComesTwiceCountsOnce() {
        ZonedDateTime first = Schedule.parse("02:30").next(at("2026-10-25T00:00"));

        assertThat(first).isEqualTo(at("2026-10-25T02:30").withEarlierOffsetAtOverlap());
        assertThat(Schedule.parse("02:30").next(first)).isEqualTo(at("2026-10-26T02:30"));
    }

    @Test
    void anIntervalGoesOnEvenlyWhenClocksAreChanged() {
        for (String night : new String[] {"2026-03-29T01:45", "2026-10-25T01:45"}) {
            ZonedDateTime now = at(night);
            for (int i = 0; i < 10; i++) {
                ZonedDateTime next = Schedule.parse("15m").next(now);
                assertThat(next.toInstant()).isEqualTo(now.toInstant().plusSeconds(900));
                now = next;
            }
        }
    }

    @Test
    void whatCannotBeReadIsPointedAt() {
        assertThatThrownBy(() -> Schedule.parse("Mon-Fry 09:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Mon-Fry 09:00\n             ^^^\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mon",
                "25:00",
                "9",
                "09:60",
                "0m",
                "25h",
                "15m 09:00",
                "09:00 Mon",
                "1 Mon 09:00",
                "Mon 1 09:00",
                "x"
            })
    void nonsenseIsRefused(String text) {
        assertThatThrownBy(() -> Schedule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
