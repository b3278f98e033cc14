package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What strangers hold: headers and bodies that do not end, idle connections, answers that are not read. */
class HeldConnectionsTest {

    private static final String SLOW_BODY = """
            POST /bitrix24/event HTTP/1.1
            Host: localhost
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 20000

            event=""".replace("\n", "\r\n");

    private final AtomicLong nanos = new AtomicLong();
    private final List<Socket> held = new ArrayList<>();
    private @Nullable BotServer server;

    private Connections serve(int most, int mostOfOne, boolean isProxy) {
        Connections connections = new Connections(most, mostOfOne, address -> isProxy, nanos::get, Runnable::run);
        server = BotServer.start(
                TesterBot.run(infrastructure -> infrastructure),
                "127.0.0.1",
                0,
                TrustedProxies.none(),
                connections,
                Duration.ofMinutes(1));
        return connections;
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void takesPostsWhileMoreBodiesThanThereAreThreadsArriveSlowly() throws IOException {
        serve(1_000, 64, true);
        for (int i = 0; i < 400; i++) {
            hold(SLOW_BODY);
        }

        assertThat(post()).startsWith("HTTP/1.1 400 ");
        assertThat(isOpen(held.get(0))).isTrue();
    }

    @Test
    void takesPostsWhileAnswersAreNotRead() throws IOException {
        serve(1_000, 64, true);
        String pages = "GET /bitrix24/install HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(100);
        for (int i = 0; i < 300; i++) {
            hold(pages);
        }

        assertThat(post()).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void answersAFewPagesOnOneConnectionAndAnyNumberOfPosts() throws IOException {
        serve(1_000, 64, true);
        String page = "GET /bitrix24/install HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String post = RawHttp.post("/bitrix24/event", "application/x-www-form-urlencoded", "nothing")
                .replace("Connection: close\r\n", "");

        String pages = RawHttp.exchange(port(), page.repeat(100));
        String posts = RawHttp.exchange(port(), post.repeat(10) + page);

        assertThat(pages.split("HTTP/1.1 200 ", -1)).hasSize(8 + 1);
        assertThat(posts.split("HTTP/1.1 400 ", -1)).hasSize(10 + 1);
    }

    @Test
    void holdsBackWhoAsksForMorePagesThanPeopleDo() throws IOException {
        serve(1_000, 64, true);
        String page = "GET /bitrix24/install HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (int i = 0; i < 5; i++) {
            assertThat(RawHttp.exchange(port(), page.repeat(8)).split("HTTP/1.1 200 ", -1))
                    .hasSize(8 + 1);
        }

        hold(page);

        assertThat(post()).startsWith("HTTP/1.1 400 ");
        assertThat(isOpen(held.get(0))).as("not answered, and not closed").isTrue();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(RawHttp.exchange(port(), page.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void closesTheOldestConnectionWhenThereAreTooManyInAll() throws IOException {
        Connections connections = serve(20, 64, true);
        for (int i = 0; i < 30; i++) {
            hold(i % 3 == 0 ? SLOW_BODY : i % 3 == 1 ? "POST /bitrix24/ev" : "");
            awaitOpened(connections, Math.min(i + 1, 20));
        }

        assertThat(post()).startsWith("HTTP/1.1 400 ");
        assertThat(isClosed(held.get(0))).isTrue();
        assertThat(isClosed(held.get(1))).isTrue();
        assertThat(isOpen(held.get(29))).isTrue();
        assertThat(connections.size()).isLessThanOrEqualTo(20);
    }

    @Test
    void closesTheOldestConnectionsOfASenderThatKeepsTooMany() throws IOException {
        Connections connections = serve(1_000, 3, false);
        for (int i = 0; i < 5; i++) {
            hold(SLOW_BODY);
            awaitOpened(connections, i + 1);
        }
        assertThat(post()).startsWith("HTTP/1.1 400 ");
        assertThat(isOpen(held.get(0))).as("a burst is given time").isTrue();
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(post()).startsWith("HTTP/1.1 400 ");
        assertThat(isClosed(held.get(0))).isTrue();
        assertThat(isOpen(held.get(4))).isTrue();
    }

    @Test
    void countsNoProxyForOneSender() throws IOException {
        Connections connections = serve(1_000, 3, true);
        for (int i = 0; i < 5; i++) {
            hold(SLOW_BODY);
        }
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        connections.sweep();

        assertThat(post()).startsWith("HTTP/1.1 400 ");
        assertThat(isOpen(held.get(0))).isTrue();
    }

    @Test
    void closesWhatDoesNotBecomeARequestHoweverLivelyItIs() throws IOException {
        Connections connections = serve(1_000, 64, true);
        hold("POST /bitrix24/ev");
        assertThat(post()).startsWith("HTTP/1.1 400 ");
        nanos.addAndGet(Duration.ofSeconds(24).toNanos());
        held.get(0).getOutputStream().write('e');
        connections.sweep();
        assertThat(isOpen(held.get(0))).isTrue();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        connections.sweep();

        assertThat(isClosed(held.get(0))).isTrue();
    }

    private void hold(String said) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        held.add(socket);
        socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
    }

    /** Several threads take connections in: the server knows them in the order made only if each is waited for. */
    private static void awaitOpened(Connections connections, int count) {
        Await.until(() -> connections.size() >= count);
    }

    private int port() {
        return Objects.requireNonNull(server).port();
    }

    private String post() throws IOException {
        return RawHttp.exchange(
                port(), RawHttp.post("/bitrix24/event", "application/x-www-form-urlencoded", "nothing"));
    }

    /** Whether it is closed, or is so soon: the server closes in the background. */
    private static boolean isClosed(Socket socket) throws IOException {
        return !isOpen(socket, Duration.ofSeconds(10));
    }

    /** Whether nothing was answered yet and the connection was not closed. */
    private static boolean isOpen(Socket socket) throws IOException {
        return isOpen(socket, Duration.ofMillis(100));
    }

    private static boolean isOpen(Socket socket, Duration wait) throws IOException {
        socket.setSoTimeout((int) wait.toMillis());
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }
}
