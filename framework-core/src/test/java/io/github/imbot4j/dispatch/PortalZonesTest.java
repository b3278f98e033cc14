package io.github.imbot4j.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.Threads;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.rest.Answer;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalZonesTest {

    private final SetClock clock = new SetClock();
    private final Threads threads = Threads.best();
    private final Queue<String> answers = new ArrayDeque<>();
    private int asked;

    private final Rest rest = call -> {
        asked++;
        String next = answers.remove();
        if (next.isEmpty()) {
            throw RestException.of(call.method(), "acme", 503, "OVERLOAD_LIMIT", "busy");
        }
        return Answer.ofResult(next);
    };

    private PortalZones zones(Optional<ZoneId> setting) {
        return new PortalZones(setting, portal -> rest, threads, clock);
    }

    private PortalZones zones(String... told) {
        answers.addAll(List.of(told));
        return zones(Optional.empty());
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"TIME_ZONE":"Asia/Tomsk","TIME_ZONE_OFFSET":25200}    | Asia/Tomsk
            {"TIME_ZONE":"","TIME_ZONE_OFFSET":"10800"}            | +03:00
            {"TIME_ZONE":null,"TIME_ZONE_OFFSET":-16200}           | -04:30
            {"TIME_ZONE":"Atlantis/Deep","TIME_ZONE_OFFSET":0}     | Z
            {"TIME_ZONE_OFFSET":999999}                            | Z
            {"ID":"1"}                                             | Z
            """)
    void takesWhatThePortalSays(String profile, String zone) {
        assertThat(zones(profile).of(SampleEvents.PORTAL)).isEqualTo(ZoneId.of(zone));
    }

    @Test
    void asksNobodyWhenTheOperatorHasSaid() {
        assertThat(zones(Optional.of(ZoneId.of("Europe/Paris"))).of(SampleEvents.PORTAL))
                .isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(asked).isZero();
    }

    @Test
    void asksOnceADayAndGoesOnWithWhatItKnowsMeanwhile() throws InterruptedException {
        PortalZones zones = zones("{\"TIME_ZONE_OFFSET\":3600}", "{\"TIME_ZONE_OFFSET\":7200}");

        assertThat(zones.of(SampleEvents.PORTAL)).isEqualTo(ZoneOffset.ofHours(1));
        clock.advance(Duration.ofHours(23));
        assertThat(zones.of(SampleEvents.PORTAL)).isEqualTo(ZoneOffset.ofHours(1));
        assertThat(asked).isEqualTo(1);

        clock.advance(Duration.ofHours(2));
        assertThat(zones.of(SampleEvents.PORTAL)).isEqualTo(ZoneOffset.ofHours(1));
        threads.finish(Duration.ofSeconds(10));
        assertThat(zones.of(SampleEvents.PORTAL)).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void takesUtcWhileThePortalDoesNotAnswer() throws InterruptedException {
        PortalZones zones = zones("", "{\"TIME_ZONE_OFFSET\":3600}");

        assertThat(zones.of(SampleEvents.PORTAL)).isEqualTo(ZoneOffset.UTC);
        assertThat(zones.of(SampleEvents.PORTAL)).isEqualTo(ZoneOffset.UTC);
        assertThat(asked).isEqualTo(1);

        clock.advance(Duration.ofMinutes(11));
        zones.of(SampleEvents.PORTAL);
        threads.finish(Duration.ofSeconds(10));
        assertThat(zones.of(SampleEvents.PORTAL)).isEqualTo(ZoneOffset.ofHours(1));
    }
}
