package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final String NOW = "Sun, 06 Nov 1994 08:49:37 GMT";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "0,0",
                " 120 ,120",
                "999999999,86400",
                "99999999999999999999,0",
                "-5,0",
                "soon,0",
                "\"Sun, 06 Nov 1994 08:50:37 GMT\",60",
                "\"Sun, 06 Nov 1994 08:00:00 GMT\",0",
                "\"Sat, 06 Nov 2094 08:00:00 GMT\",86400"
            })
    void readsSecondsAndDates(String header, long seconds) {
        assertThat(RetryAfter.of(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void takesADateForNothingWithoutTheServersOwnTime() {
        assertThat(RetryAfter.of(NOW, null)).isZero();
        assertThat(RetryAfter.of(null, NOW)).isZero();
    }
}
