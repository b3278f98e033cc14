package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.imbot4j.portal.EndpointPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpTransportTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpTransport transport = new HttpTransport(new EndpointPolicy(true));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        transport.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void postsBodyAndHeadersAndReadsTheAnswer() {
        serve(exchange -> {
            String echo = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("X-A") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Length") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            answer(exchange, 418, echo.getBytes(StandardCharsets.UTF_8));
        });
        HttpResponse answer = transport.post(new HttpRequest(
                uri("/rest/a.b"), "application/json", "{\"a\":\"Привет 😀\"}", Map.of("X-A", "1"), LONG));
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.body()).isEqualTo("POST /rest/a.b application/json 1 25 {\"a\":\"Привет 😀\"}");
        assertThat(answer.location()).isEmpty();
    }

    @Test
    void usesAConnectionAgain() {
        serve(exchange -> answer(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 5; i++) {
            transport.post(post(LONG));
        }
        assertThat(requests).hasValue(5);
        assertThat(connections).hasSize(1);
    }

    @Test
    void opensANewConnectionOnceIdleOnesWereLetGo() {
        serve(exchange -> answer(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8)));
        transport.post(post(LONG));
        transport.close();
        transport.post(post(LONG));
        assertThat(connections).hasSize(2);
    }

    @Test
    void postsFromManyThreadsAtOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(20);
        serve(exchange -> {
            together.countDown();
            await(together);
            answer(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
        });
        List<Future<HttpResponse>> answers = IntStream.range(0, 20)
                .mapToObj(i -> threads.submit(() -> transport.post(post(LONG))))
                .toList();
        for (Future<HttpResponse> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
    }

    @Test
    void readsACompressedAnswer() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, gzip("{\"result\":1}".getBytes(StandardCharsets.UTF_8)));
        });
        assertThat(transport.post(post(LONG)).body()).isEqualTo("{\"result\":1}");
    }

    @Test
    void readsAnAnswerOfTheGreatestLength() {
        serve(exchange -> answer(exchange, 200, new byte[HttpTransport.MAX_ANSWER_BYTES]));
        assertThat(transport.post(post(LONG)).body()).hasSize(HttpTransport.MAX_ANSWER_BYTES);
    }

    @Test
    void dropsAnAnswerBeyondTheGreatestLength() {
        serve(exchange -> answer(exchange, 200, new byte[HttpTransport.MAX_ANSWER_BYTES + 1]));
        HttpFailure failure = failure(post(LONG));
        assertThat(failure.maybeExecuted()).isTrue();
        assertThat(failure).hasMessageContaining("more than 8388608 bytes");
    }

    @Test
    void dropsAnAnswerWithoutEnd() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] chunk = new byte[65_536];
            while (over.getCount() > 0) {
                out.write(chunk);
            }
        });
        assertThat(failure(post(LONG))).hasMessageContaining("more than");
    }

    @Test
    void dropsAnAnswerThatGrowsWhenDecompressed() {
        byte[] bomb = gzip(new byte[16 * 1024 * 1024]);
        assertThat(bomb).hasSizeLessThan(100_000);
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, bomb);
        });
        HttpFailure failure = failure(post(LONG));
        assertThat(failure.maybeExecuted()).isTrue();
        assertThat(failure).hasMessageContaining("more than");
    }

    @Test
    void readsNoMoreOfAnAnswerThanThePostAllows() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, gzip(new byte[100_001]));
        });
        assertThat(transport
                        .post(new HttpRequest(uri("/"), "application/json", "{}", Map.of(), LONG, 100_001))
                        .body())
                .hasSize(100_001);
        HttpFailure failure = failure(new HttpRequest(uri("/"), "application/json", "{}", Map.of(), LONG, 100_000));
        assertThat(failure).hasMessageContaining("more than 100000 bytes");
    }

    @Test
    void cutsThePageOfAnError() {
        serve(exchange ->
                answer(exchange, 503, "<h1>Maintenance</h1>".repeat(10_000).getBytes(StandardCharsets.UTF_8)));
        HttpResponse answer =
                transport.post(new HttpRequest(uri("/"), "application/json", "{}", Map.of(), LONG, 1_000));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).hasSize(1_000);
    }

    @Test
    void holdsTheAnswersOfOnePortalWithinItsMemory() throws Exception {
        ResponseMemory memory = new ResponseMemory(1_000_000, 600_000);
        HttpTransport small = new HttpTransport(new EndpointPolicy(true), memory, settings -> settings);
        serve(exchange -> answer(exchange, 200, new byte[300_000]));
        HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> small.post(post(LONG)));
        assertThat(failure).hasMessageContaining("memory for answers");
        assertThat(memory.usedInAll()).isZero();
    }

    @Test
    void tellsWhenTheServerAsksToComeAgain() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            answer(exchange, 503, new byte[0]);
        });
        assertThat(transport.post(post(LONG)).retryAfter()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void followsNoRedirect() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", uri("/elsewhere").toString());
            answer(exchange, 302, new byte[0]);
        });
        HttpResponse answer = transport.post(post(LONG));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo(uri("/elsewhere").toString());
        assertThat(requests).hasValue(1);
    }

    @Test
    void repeatsNothingThoughTheServerAsksForIt() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            answer(exchange, 503, new byte[0]);
        });
        assertThat(transport.post(post(LONG)).status()).isEqualTo(503);
        assertThat(requests).hasValue(1);
    }

    @Test
    void keepsNoCookies() {
        serve(exchange -> {
            String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
            exchange.getResponseHeaders().set("Set-Cookie", "PHPSESSID=1; Path=/");
            answer(exchange, 200, cookie.getBytes(StandardCharsets.UTF_8));
        });
        transport.post(post(LONG));
        assertThat(transport.post(post(LONG)).body()).isEqualTo("null");
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotCome() {
        serve(exchange -> await(over));
        HttpFailure failure = failure(post(SHORT));
        assertThat(failure.maybeExecuted()).isTrue();
        assertThat(failure).hasMessageContaining("127.0.0.1 gave no whole answer (limit 400 ms)");
    }

    @Test
    void givesUpOnAnAnswerThatDripsForever() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });
        assertThat(failure(post(SHORT)).maybeExecuted()).isTrue();
    }

    @Test
    void doesNotKnowWhetherItRanWhenTheConnectionIsResetInTheAnswer() throws IOException {
        HttpFailure failure = withRawServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"res");
        assertThat(failure.maybeExecuted()).isTrue();
    }

    @Test
    void doesNotKnowWhetherItRanWhenTheConnectionClosesBeforeTheAnswer() throws IOException {
        assertThat(withRawServer("").maybeExecuted()).isTrue();
    }

    @Test
    void doesNotKnowWhetherItRanWhenTheAnswerIsNoHttp() throws IOException {
        assertThat(withRawServer("SSH-2.0-OpenSSH_9.2\r\n\r\n").maybeExecuted()).isTrue();
    }

    @Test
    void knowsThatNothingRanWhenTheConnectionIsRefused() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        HttpFailure failure = failure(post(URI.create("http://127.0.0.1:" + port + "/rest/a"), LONG));
        assertThat(failure.maybeExecuted()).isFalse();
        assertThat(failure.retry()).isEqualTo(RetryHint.SAFE);
        assertThat(failure).hasMessageContaining("127.0.0.1 could not be reached");
    }

    @Test
    void knowsThatNothingRanWhenTheNameIsNotFound() {
        HttpTransport unresolving = new HttpTransport(
                new EndpointPolicy(true),
                settings -> settings.dns(host -> {
                    throw new UnknownHostException(host);
                }));
        HttpFailure failure = catchThrowableOfType(
                HttpFailure.class, () -> unresolving.post(post(URI.create("https://acme.bitrix24.com/rest/a"), LONG)));
        assertThat(failure.retry()).isEqualTo(RetryHint.SAFE);
    }

    @Test
    void refusesAPublicNameThatLeadsToAPrivateAddress() {
        serve(exchange -> answer(exchange, 200, new byte[0]));
        for (String inside : new String[] {"127.0.0.1", "169.254.169.254", "10.0.0.1", "::1", "fd00:ec2::254"}) {
            HttpTransport strict = new HttpTransport(
                    new EndpointPolicy(false),
                    settings -> settings.dns(host -> List.of(InetAddress.getByName(inside))));
            URI uri = URI.create(
                    "https://acme.bitrix24.com:" + server.getAddress().getPort() + "/rest/a");
            HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> strict.post(post(uri, LONG)));
            assertThat(failure.retry()).as(inside).isEqualTo(RetryHint.NEVER);
            assertThat(failure).hasMessageContaining("may not be called");
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void refusesAPrivateAddressWrittenOut() {
        HttpTransport strict = new HttpTransport(new EndpointPolicy(false));
        for (String host : new String[] {"127.0.0.1", "[::1]", "169.254.169.254", "localhost"}) {
            URI uri = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/rest/a");
            HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> strict.post(post(uri, LONG)));
            assertThat(failure.retry()).as(host).isEqualTo(RetryHint.NEVER);
        }
    }

    @Test
    void refusesPlainHttpToPublicPortals() {
        HttpTransport strict = new HttpTransport(new EndpointPolicy(false));
        HttpFailure failure = catchThrowableOfType(
                HttpFailure.class, () -> strict.post(post(URI.create("http://acme.bitrix24.com/rest/a"), LONG)));
        assertThat(failure.retry()).isEqualTo(RetryHint.NEVER);
        assertThat(failure).hasMessageContaining("acme.bitrix24.com may not be called over plain http");
    }

    @Test
    void namesNeitherPathNorBodyInAFailure() {
        serve(exchange -> await(over));
        HttpFailure failure = failure(new HttpRequest(
                uri("/rest/1/secret-path/a?auth=secret"), "application/json", "secret-body", Map.of(), SHORT));
        assertThat(failure.getMessage()).doesNotContain("secret");
        assertThat(String.valueOf(failure.getCause())).doesNotContain("secret");
    }

    private void serve(Handling handling) {
        HttpHandler handler = exchange -> {
            requests.incrementAndGet();
            connections.add(exchange.getRemoteAddress());
            try {
                handling.handle(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        server.createContext("/", handler);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Reads a request, answers these bytes, and resets the connection. */
    private HttpFailure withRawServer(String bytes) throws IOException {
        try (ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> {
                try (Socket socket = raw.accept()) {
                    byte[] request = new byte[8_192];
                    assertThat(socket.getInputStream().read(request)).isPositive();
                    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // The client left first; its side of it is what the test looks at.
                }
            });
            return failure(post(URI.create("http://127.0.0.1:" + raw.getLocalPort() + "/rest/a"), LONG));
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Nobody came.");
        }
    }

    private HttpFailure failure(HttpRequest post) {
        return catchThrowableOfType(HttpFailure.class, () -> transport.post(post));
    }

    private HttpRequest post(Duration timeout) {
        return post(uri("/rest/a"), timeout);
    }

    private static HttpRequest post(URI uri, Duration timeout) {
        return new HttpRequest(uri, "application/json", "{}", Map.of(), timeout);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private interface Handling {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
