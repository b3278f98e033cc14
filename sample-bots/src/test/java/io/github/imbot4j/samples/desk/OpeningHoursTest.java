package io.github.imbot4j.samples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static OpeningHours hours(String text) {
        return OpeningHours.of(Map.of(OpeningHours.SETTING, text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T08:59:59Z, false",
        "2026-11-30T09:00:00Z, true",
        "2026-12-04T17:59:59Z, true",
        "2026-12-04T18:00:00Z, false",
        "2026-12-05T12:00:00Z, false"
    })
    void areOpenOnTheirDaysAtTheirTimes(String moment, boolean open) {
        assertThat(hours("Mon-Fri 09:00-18:00").areOpen(Instant.parse(moment), ZoneOffset.UTC))
                .isEqualTo(open);
    }

    @Test
    void areThoseOfTheirZoneAndElseOfThePortals() {
        Instant morning = Instant.parse("2026-11-30T08:30:00Z");

        assertThat(hours("Mon-Fri 09:00-18:00").areOpen(morning, ZoneOffset.UTC))
                .isFalse();
        assertThat(hours("Mon-Fri 09:00-18:00").areOpen(morning, BERLIN)).isTrue();
        OpeningHours berlin = OpeningHours.of(Map.of(OpeningHours.ZONE_SETTING, "Europe/Berlin"));
        assertThat(berlin.areOpen(morning, ZoneOffset.UTC)).isTrue();
        assertThat(berlin.said(ZoneOffset.UTC, "en")).isEqualTo("Mon–Fri 09:00–18:00, Europe/Berlin");
    }

    /** The clocks go back on the morning of 25 October 2026. */
    @Test
    void openAtTheSameTimeByTheClockAfterClocksWereSet() {
        Instant saturday = Instant.parse("2026-10-24T18:00:00Z");

        assertThat(hours("Mon-Sun 09:00-18:00").next(saturday, BERLIN).toInstant())
                .isEqualTo(Instant.parse("2026-10-25T08:00:00Z"));
        assertThat(hours("Mon-Fri 09:00-18:00").next(saturday, BERLIN).toInstant())
                .isEqualTo(Instant.parse("2026-10-26T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"nine to five", "Mon-Fri 9-18", "Fri-Mon 09:00-18:00", "Mon-Fri 18:00-09:00", "Mon-Fri 09:00-25:00"})
    void saysWhatIsWrongWithThem(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> hours(text)).withMessageContaining("DESK_HOURS");
    }

    @Test
    void saysThatThereIsNoSuchZone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpeningHours.of(Map.of(OpeningHours.ZONE_SETTING, "Berlin")))
                .withMessageContaining("DESK_ZONE");
    }
}
