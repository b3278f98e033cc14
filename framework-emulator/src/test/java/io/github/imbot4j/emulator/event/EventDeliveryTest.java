package io.github.imbot4j.emulator.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.imbot4j.emulator.fault.EventFault;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.log.TrafficLog;
import io.github.imbot4j.emulator.state.PortalClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventDeliveryTest {

    private static final URI HANDLER = URI.create("https://bots.example.com/events");

    private final PortalClock clock = PortalClock.standingAt(Instant.parse("2026-02-26T09:27:30Z"));
    private final Faults faults = new Faults();
    private final TrafficLog log = new TrafficLog();
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final EventDelivery office = new EventDelivery(this::arrive, faults, log, clock);

    @AfterEach
    void close() {
        office.close();
    }

    private int arrive(URI url, byte[] form) {
        arrived.add(new String(form, StandardCharsets.UTF_8));
        return 200;
    }

    @Test
    void postsArriveInTheirOrder() {
        for (int i = 0; i < 200; i++) {
            post(i);
        }

        assertThat(settled()).hasSize(200).startsWith("n=0", "n=1", "n=2").endsWith("n=199");
    }

    @Test
    void aSlowHandlerHoldsNobodyElseUp() throws InterruptedException {
        CountDownLatch other = new CountDownLatch(1);
        CountDownLatch slow = new CountDownLatch(1);
        try (EventDelivery busy = new EventDelivery(
                (url, form) -> {
                    if (url.equals(HANDLER)) {
                        await(slow);
                    } else {
                        other.countDown();
                    }
                    return 200;
                },
                faults,
                log,
                clock)) {
            busy.post(HANDLER, "ONE", Map.of("n", 1));
            busy.post(URI.create("https://other.example.com/"), "TWO", Map.of("n", 2));

            assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(busy.isIdle()).isFalse();
            assertThat(busy.awaitIdle(Duration.ofMillis(1))).isFalse();
            slow.countDown();
            assertThat(busy.awaitIdle(Duration.ofSeconds(10))).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theTrafficHoldsTheFormAndTheSameAsATree() {
        office.post(HANDLER, "ONAPPTEST", Map.of("data", Map.of("LIST", List.of("a b", true))));
        settled();

        assertThat(log.events()).singleElement().satisfies(entry -> {
            assertThat(entry.event()).isEqualTo("ONAPPTEST");
            assertThat(entry.url()).isEqualTo(HANDLER.toString());
            assertThat(entry.form()).isEqualTo("data%5BLIST%5D%5B0%5D=a+b&data%5BLIST%5D%5B1%5D=1");
            assertThat(entry.data()).isEqualTo(Map.of("data", Map.of("LIST", Map.of("0", "a b", "1", "1"))));
            assertThat(entry.status()).isEqualTo(200);
            assertThat(entry.fault()).isEmpty();
        });
    }

    @Test
    void aDuplicatedPostArrivesTwice() {
        faults.next(new EventFault.Duplicate());
        post(1);
        post(2);

        assertThat(settled()).containsExactly("n=1", "n=1", "n=2");
        assertThat(log.events())
                .extracting(Exchange.EventPost::fault)
                .satisfies(all -> assertThat(all.get(0)).contains("duplicated"));
    }

    @Test
    void aDroppedPostIsOnlyInTheTraffic() {
        faults.next(new EventFault.Drop());
        post(1);
        post(2);

        assertThat(settled()).containsExactly("n=2");
        assertThat(log.events())
                .anySatisfy(entry -> assertThat(entry.fault()).contains("dropped"))
                .hasSize(2);
    }

    @Test
    void aSwappedPostComesAfterTheNextOne() {
        faults.next(new EventFault.SwapWithNext());
        post(1);
        assertThat(office.isIdle()).isTrue();
        post(2);
        post(3);

        assertThat(settled()).containsExactly("n=2", "n=1", "n=3");
    }

    @Test
    void aDelayedPostWaitsForThePortalsClock() {
        faults.next(new EventFault.Delay(Duration.ofMinutes(5)));
        post(1);
        post(2);
        assertThat(settled()).as("what is delayed does not count").containsExactly("n=2");

        clock.advance(Duration.ofMinutes(4));
        assertThat(settled()).containsExactly("n=2");
        clock.advance(Duration.ofMinutes(1));
        assertThat(settled()).containsExactly("n=2", "n=1");
    }

    @Test
    void onARunningClockADelayedPostComesByItself() throws InterruptedException {
        CountDownLatch came = new CountDownLatch(1);
        try (EventDelivery running = new EventDelivery(
                (url, form) -> {
                    came.countDown();
                    return 200;
                },
                faults,
                log,
                PortalClock.running())) {
            faults.next(new EventFault.Delay(Duration.ofMillis(5)));
            running.post(HANDLER, "ONE", Map.of("n", 1));

            assertThat(came.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aSinkThatFailsHoldsNothingUp() {
        try (EventDelivery failing = new EventDelivery(
                (url, form) -> {
                    throw new IllegalStateException("no network in this test");
                },
                faults,
                log,
                clock)) {
            failing.post(HANDLER, "ONE", Map.of("n", 1));
            failing.post(HANDLER, "TWO", Map.of("n", 2));

            assertThat(failing.awaitIdle(Duration.ofSeconds(10))).isTrue();
            assertThat(log.events()).extracting(Exchange.EventPost::status).containsExactly(0, 0);
        }
    }

    @Test
    void theRealSinkPostsAForm() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> seen = new CopyOnWriteArrayList<>();
        server.createContext("/events", exchange -> {
            seen.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events?CLIENT_ID=x");
            assertThat(new HttpEventSink().post(url, "n=1".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(202);
        } finally {
            server.stop(0);
        }
        assertThat(seen).containsExactly("POST application/x-www-form-urlencoded n=1");
    }

    @Test
    void theRealSinkTellsNobodyAnsweredByZero() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(new HttpEventSink().post(URI.create("http://127.0.0.1:" + free + "/"), new byte[0]))
                .isZero();
    }

    private void post(int number) {
        office.post(HANDLER, "ONIMBOTMESSAGEADD", Map.of("n", number));
    }

    private List<String> settled() {
        assertThat(office.awaitIdle(Duration.ofSeconds(10))).isTrue();
        return arrived;
    }
}
