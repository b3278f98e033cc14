package io.github.imbot4j.http.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedPostTest {

    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(1_771_928_985), ZoneOffset.UTC);

    @Test
    void carriesTheTimeOfNow() {
        try (StandIn standIn = StandIn.start()) {
            String form = form("install", Cast.usual().values(standIn, clock));
            assertThat(form)
                    .startsWith("event=ONAPPINSTALL&data%5BVERSION%5D=1&")
                    .contains("&ts=1771928985&");
            assertThat(form)
                    .contains("auth%5Bexpires%5D=1771932585")
                    .doesNotContain("{{")
                    .doesNotContain("include");
        }
    }

    @Test
    void writesWhatIsSaidAsTextWhateverItHolds() {
        try (StandIn standIn = StandIn.start()) {
            Map<String, String> values = new LinkedHashMap<>(Cast.usual().values(standIn, clock));
            values.putAll(Cast.values(new StandInPortal.Bot(567, "echobot", "Echo", "")));
            values.putAll(Cast.message(84_331, "{{ts}} a&b=c $1 \\ привет"));
            assertThat(form("message", values))
                    .contains("data%5BPARAMS%5D%5BMESSAGE%5D=%7B%7Bts%7D%7D+a%26b%3Dc+%241+%5C+%D0%BF%D1%80%D0%B8");
        }
    }

    @Test
    void namesTheEventItIsOf() {
        assertThat(RecordedPost.event("message")).isEqualTo("ONIMBOTMESSAGEADD");
        assertThat(RecordedPost.event("command-pressed")).isEqualTo("ONIMCOMMANDADD");
        assertThat(RecordedPost.event("install-page")).isEmpty();
    }

    @Test
    void refusesAMissingValueAndAMissingRecording() {
        assertThatThrownBy(() -> RecordedPost.form("install", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"ts\"");
        assertThatThrownBy(() -> RecordedPost.form("nothing", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"nothing\"");
    }

    private static String form(String name, Map<String, String> values) {
        return new String(RecordedPost.form(name, values), StandardCharsets.US_ASCII);
    }
}
