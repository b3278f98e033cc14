package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.model.AppExtension;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.web.WebRequest;
import io.github.imbot4j.web.WebResponse;
import io.github.imbot4j.web.WebRoute;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Routes of the program's own, through the whole server. */
class RouteEndpointTest {

    private static final AppSettings SETTINGS = new AppSettings(
            CannedPortal.CLIENT_ID,
            Secret.of("secret"),
            URI.create("https://bots.acme.example"),
            List.of(URI.create(CannedPortal.OAUTH)),
            false);

    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Semaphore free = new Semaphore(0);
    private final RunningBots bots = Bots.of(BotBuilder.of("tester", "Tester")
                    .onMessage(invocation -> Replies.text("Hi"))
                    .build())
            .with(new Routes())
            .start(SETTINGS, Infrastructure.inMemory(SETTINGS));
    private final BotServer server = BotServer.start(bots, "127.0.0.1", 0);

    private final class Routes implements AppExtension {
        @Override
        public List<WebRoute> routes() {
            return List.of(
                    WebRoute.post(
                            "ci/builds",
                            (request, portals) -> WebResponse.text(request.method() + " " + request.path()
                                            + " " + request.parameter("b").orElse("-") + " "
                                            + request.header("X-Token").orElse("-") + " " + request.body().length)
                                    .withStatus(202)),
                    WebRoute.get("health", (request, portals) -> WebResponse.text("mine")),
                    WebRoute.get("broken", (request, portals) -> {
                        throw new IOException("password=hush");
                    }),
                    WebRoute.get("wild", (request, portals) -> {
                        throw new StackOverflowError();
                    }),
                    WebRoute.get("stuck", (request, portals) -> {
                        free.acquireUninterruptibly();
                        free.release();
                        return WebResponse.ok();
                    }),
                    WebRoute.get("slow", (request, portals) -> {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException late) {
                            interrupted.countDown();
                        }
                        return WebResponse.ok();
                    }));
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String ask(String line, String headers, String body) throws IOException {
        return RawHttp.exchange(server.port(), RawHttp.request(line, headers, body));
    }

    @Test
    void aRouteSeesTheRequestAndItsAnswerIsSent() throws IOException {
        assertThat(ask(
                        "POST /app/ci/builds?b=1%202",
                        "X-Token: t\r\nContent-Length: 3\r\nContent-Type: application/json\r\n", "{ }"))
                .startsWith("HTTP/1.1 202 ")
                .contains("Content-Type: text/plain;charset=utf-8", "Cache-Control: no-store", "nosniff")
                .endsWith("POST ci/builds 1 2 t 3");
    }

    @Test
    void whatIsNoRouteIsBare() throws IOException {
        assertThat(ask("GET /app/none", "", "")).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
        assertThat(ask("GET /app/", "", "")).startsWith("HTTP/1.1 404 ");
        assertThat(ask("GET /app", "", "")).startsWith("HTTP/1.1 404 ");
        assertThat(ask("GET /app/ci/builds", "", "")).startsWith("HTTP/1.1 405 ");
        assertThat(ask("GET /ci/builds", "", "")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void noRouteTakesTheFrameworksPlaces() throws IOException {
        assertThat(ask("GET /app/health", "", "")).endsWith("mine");
        assertThat(ask("GET /health/live", "", "")).doesNotContain("mine").startsWith("HTTP/1.1 200 ");
        for (String path : List.of("/app/../health/live", "/app/%2e%2e/health/live", "/app//health")) {
            assertThat(ask("GET " + path, "", "")).as(path).doesNotContain("mine");
        }
    }

    @Test
    void whatARouteThrowsIsNotShown() throws IOException {
        for (String path : List.of("/app/broken", "/app/wild")) {
            assertThat(ask("GET " + path, "", ""))
                    .as(path)
                    .startsWith("HTTP/1.1 500 ")
                    .doesNotContain("hush", "Exception", "at io.")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws IOException {
        assertThat(ask("POST /app/ci/builds", "Content-Length: 3000000\r\n", "{"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aRouteThatTakesTooLongIsInterrupted() throws Exception {
        try (RouteEndpoint endpoint =
                new RouteEndpoint(() -> bots, new Refusals(TrustedProxies.none()), Duration.ofMillis(20))) {
            assertThatThrownBy(() -> endpoint.answer(WebRequest.get("slow"), "192.0.2.1"))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("longer than 20 ms");
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void oneSenderDoesNotTakeTheOthersPlaces() throws Exception {
        try (RouteEndpoint endpoint =
                new RouteEndpoint(() -> bots, new Refusals(TrustedProxies.none()), Duration.ofMillis(1))) {
            for (int i = 0; i < 16; i++) {
                assertThatThrownBy(() -> endpoint.answer(WebRequest.get("stuck"), "192.0.2.1"))
                        .isInstanceOf(TimeoutException.class);
            }
            assertThatThrownBy(() -> endpoint.answer(WebRequest.get("health"), "192.0.2.1"))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> endpoint.answer(WebRequest.get("stuck"), "192.0.2.2"))
                    .isInstanceOf(TimeoutException.class);
        } finally {
            free.release();
        }
    }
}
