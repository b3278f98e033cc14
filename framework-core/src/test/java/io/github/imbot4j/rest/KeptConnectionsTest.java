package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.imbot4j.portal.EndpointPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A post on a kept connection arrives once, whenever and however the server closed the connection. */
@Timeout(30)
class KeptConnectionsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpTransport transport = new HttpTransport(new EndpointPolicy(true));
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket server;

    enum Closing {
        FIN,
        RST
    }

    /** What the server does on one connection. */
    private interface Script {
        void run(Visit visit) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    connections.incrementAndGet();
                    Script script = scripts.poll();
                    threads.execute(() -> run(script == null ? KeptConnectionsTest::answerAll : script, socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void run(Script script, Socket socket) {
        try (socket) {
            script.run(new Visit(socket));
        } catch (IOException gone) {
            // The client left; what it saw is what the tests look at.
        }
    }

    private static void answerAll(Visit visit) throws IOException {
        while (visit.read()) {
            visit.answer("");
        }
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.close();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    void arrivesWhenTheServerHadClosedTheIdleConnection(Closing closing) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        scripts.add(visit -> {
            visit.read();
            visit.answer("");
            visit.close(closing);
            closed.countDown();
        });
        assertThat(post().status()).isEqualTo(200);
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(post().status()).isEqualTo(200);
        assertThat(answered).as("posts the server had").hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    void arrivesWhenTheServerClosesWhileThePostIsOnItsWay(Closing closing) {
        scripts.add(visit -> {
            visit.read();
            visit.answer("");
            visit.read();
            visit.close(closing);
        });
        assertThat(post().status()).isEqualTo(200);
        assertThat(post().status()).isEqualTo(200);
        assertThat(connections).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: close\r\n", "Connection: keep-alive\r\nKeep-Alive: timeout=1, max=1\r\n"})
    void arrivesWhateverTheServerSaysOfItsConnections(String headers) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        scripts.add(visit -> {
            visit.read();
            visit.answer(headers);
            visit.close(Closing.FIN);
            closed.countDown();
        });
        post();
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(post().status()).isEqualTo(200);
        assertThat(answered).hasValue(2);
    }

    @Test
    void arrivesThoughTheServerSpokeUnasked() throws InterruptedException {
        CountDownLatch answeredFirst = new CountDownLatch(1);
        CountDownLatch spoken = new CountDownLatch(1);
        scripts.add(visit -> {
            visit.read();
            visit.answer("");
            await(answeredFirst);
            visit.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
            spoken.countDown();
            visit.read();
        });
        post();
        answeredFirst.countDown();
        assertThat(spoken.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(post().status()).isEqualTo(200);
    }

    @Test
    void doesNotKnowWhetherItRanWhenTheAnswerHadBegun() {
        scripts.add(visit -> {
            visit.read();
            visit.answer("");
            visit.read();
            visit.write("HTTP/1.1 2");
            visit.close(Closing.FIN);
        });
        post();
        HttpFailure failure = catchThrowableOfType(HttpFailure.class, this::post);
        assertThat(failure.retry()).isEqualTo(RetryHint.IF_IDEMPOTENT);
        assertThat(connections).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    void doesNotKnowWhetherItRanWhenANewConnectionCloses(Closing closing) {
        for (int i = 0; i < 2; i++) {
            scripts.add(visit -> {
                visit.read();
                visit.close(closing);
            });
        }
        HttpFailure failure = catchThrowableOfType(HttpFailure.class, this::post);
        assertThat(failure.retry()).isEqualTo(RetryHint.IF_IDEMPOTENT);
        assertThat(connections).hasValue(1);
    }

    @Test
    void triesANewConnectionOnceOnly() {
        scripts.addAll(List.of(
                visit -> {
                    visit.read();
                    visit.answer("");
                    visit.read();
                    visit.close(Closing.FIN);
                },
                visit -> {
                    visit.read();
                    visit.close(Closing.FIN);
                }));
        post();
        HttpFailure failure = catchThrowableOfType(HttpFailure.class, this::post);
        assertThat(failure.retry()).isEqualTo(RetryHint.IF_IDEMPOTENT);
        assertThat(connections).hasValue(2);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("Nobody came.");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    private HttpResponse post() {
        URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/rest/imbot.message.add");
        return transport.post(new HttpRequest(uri, "application/json", "{}", Map.of(), Duration.ofSeconds(20)));
    }

    /** One connection as the server sees it. */
    private final class Visit {

        private final Socket socket;
        private final BufferedReader in;

        Visit(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        /** Reads one post whole; false when the client closed the connection. */
        boolean read() throws IOException {
            String line = in.readLine();
            if (line == null) {
                return false;
            }
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            return in.read() == '{' && in.read() == '}';
        }

        void answer(String headers) throws IOException {
            answered.incrementAndGet();
            write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headers
                    + "Content-Length: 12\r\n\r\n{\"result\":1}");
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        void close(Closing closing) throws IOException {
            if (closing == Closing.RST) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        }
    }
}
