package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.execution.PortalZones;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.testing.Await;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PortalZonesTest {

    private final SetClock clock = new SetClock();
    private final WorkerThreads workerThreads = WorkerThreads.best();
    private final Queue<String> answers = new ArrayDeque<>();
    private int asked;

    private final Rest rest = call -> {
        asked++;
        String next = answers.remove();
        if (next.isEmpty()) {
            throw RestException.of(call.method(), "acme", 503, "OVERLOAD_LIMIT", "busy");
        }
        return RestResponse.ofResult(next);
    };

    private PortalZones zones(Optional<ZoneId> setting) {
        return new PortalZones(setting, portal -> rest, workerThreads, clock);
    }

    private PortalZones zones(String... told) {
        answers.addAll(List.of(told));
        return zones(Optional.empty());
    }

    @AfterEach
    void stop() {
        workerThreads.close();
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
        workerThreads.finish(Duration.ofSeconds(10));
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
        workerThreads.finish(Duration.ofSeconds(10));
        assertThat(zones.of(SampleEvents.PORTAL)).isEqualTo(ZoneOffset.ofHours(1));
    }

    @Test
    void tellsWhatIsKnownForSureFromUtcForWantOfAnAnswer() {
        PortalZones zones = zones("", "", "{\"TIME_ZONE_OFFSET\":0}");

        assertThat(zones.told(SampleEvents.PORTAL)).isEmpty();
        assertThat(zones.askAgainAt(SampleEvents.PORTAL))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        clock.advance(Duration.ofMinutes(10));
        assertThat(zones.told(SampleEvents.PORTAL)).isEmpty();
        assertThat(zones.askAgainAt(SampleEvents.PORTAL))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(20)));
        clock.advance(Duration.ofMinutes(20));
        assertThat(zones.told(SampleEvents.PORTAL)).contains(ZoneOffset.UTC);
    }

    @Test
    void letsManyWaitForOneAnswerAndHoldNoLockMeanwhile() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        PortalZones zones = new PortalZones(
                Optional.empty(),
                portal -> call -> {
                    inside.countDown();
                    awaitQuietly(answer);
                    return rest.call(call);
                },
                workerThreads,
                clock);
        answers.add("{\"TIME_ZONE_OFFSET\":3600}");
        List<ZoneId> told = new CopyOnWriteArrayList<>();
        Thread first = new Thread(() -> told.add(zones.of(SampleEvents.PORTAL)));
        Thread second = new Thread(() -> told.add(zones.of(SampleEvents.PORTAL)));
        first.start();
        inside.await();
        second.start();
        // One that wants a lock is BLOCKED instead, for as long as the portal takes.
        Await.until(() -> second.getState() == Thread.State.WAITING);
        answer.countDown();
        first.join();
        second.join();

        assertThat(told).containsExactly(ZoneOffset.ofHours(1), ZoneOffset.ofHours(1));
        assertThat(asked).isEqualTo(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
