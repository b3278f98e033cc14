package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Whatever a stranger sends again and again is a line once, and no failure of ours. */
@Isolated
class StrangersLogTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String A_TOKEN = "a".repeat(32);

    /** The program's configuration leaves these two to the framework. */
    private static final Set<String> LEFT_TO_US =
            Set.of("org.eclipse.jetty.util.HostPort", "org.eclipse.jetty.http.HttpParser");

    private static final List<String> NO_HTTP = List.of(
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\u00aa\u0000\u00ff",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET /\r\n\r\n",
            "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
            "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n");

    private static final List<String> HOSTS =
            List.of("[::1", "a:b:c", "a:99999", "a:b", "", "a\"b", "\u00d0\u00bf", "b\r\nHost: c");

    private static final List<String> TARGETS = List.of(
            "POST /%00",
            "POST /bitrix24/%zz",
            "POST /bitrix24/..;/event",
            "POST http://[::1/bitrix24/event",
            "POST *",
            "CONNECT a:1",
            "TRACE /bitrix24/event",
            "BREW /bitrix24/event",
            "POST /wp-login.php",
            "GET /bitrix24/event",
            "POST /health/ready");

    private static final List<String> HEADERS = List.of(
            "Content-Type: application/x-www-form-urlencoded; charset=zz\r\n",
            "Content-Type: application/x-www-form-urlencoded; charset=\"\r\n",
            "Content-Type: text/plain; charset=zz\r\n",
            "Content-Type: \u00ff\u00fe\r\n",
            FORM + "Content-Length: abc\r\n",
            FORM + "Content-Length: 5\r\nContent-Length: 6\r\n",
            FORM + "Transfer-Encoding: gzip\r\n",
            FORM + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            FORM + "Expect: nothing\r\n",
            FORM + "Cookie: $Version=1; a=\"\r\n",
            FORM + "X-Forwarded-For: ;;;\r\nForwarded: for=\"[::1\r\n",
            FORM
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n");

    private static final List<String> BODIES = List.of(
            "%zz&&&==&[]=1&a[[b]]=c",
            "event=ONIMBOTMESSAGEADD",
            "event[]=1&event=2",
            "a\u00ff",
            "event=ONIMBOTMESSAGEADD&auth[member_id]=zz&data=%0d%0a",
            "event=ONAPPUNINSTALL&auth[member_id]=zz",
            "event=ONAPPUPDATE&auth[member_id]=zz",
            "event=ONAPPINSTALL&auth[member_id]=zz",
            "event=ONAPPINSTALL&auth[member_id]=" + A_TOKEN + "&auth[application_token]=" + A_TOKEN
                    + "&auth[access_token]=" + A_TOKEN,
            "AUTH_ID=" + A_TOKEN + "&member_id=" + A_TOKEN,
            "AUTH_ID=" + A_TOKEN + "&AUTH_EXPIRES=3600&APPLICATION_TOKEN=" + A_TOKEN + "&member_id=" + A_TOKEN
                    + "&PLACEMENT=DEFAULT");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<Logger> heard = new CopyOnWriteArrayList<>();
    private final BotServer server = serve();

    private static BotServer serve() {
        return BotServer.start(
                TesterBot.run(infrastructure -> infrastructure.with(new CannedPortal())),
                "127.0.0.1",
                0,
                TrustedProxies.none(),
                new Connections(address -> true),
                Duration.ofMinutes(1));
    }

    @BeforeEach
    void listen() {
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        for (String name : List.of("io.github.imbot4j", "io.javalin", "org.eclipse.jetty")) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(Level.INFO);
            logger.setAdditive(false);
            logger.addAppender(lines);
            heard.add(logger);
        }
    }

    @AfterEach
    void close() {
        server.close();
        for (Logger logger : heard) {
            logger.detachAppender(lines);
            logger.setAdditive(true);
            logger.setLevel(null);
        }
    }

    @Test
    void writesALineOfAKindWhateverIsSent() throws IOException {
        for (int time = 0; time < 2; time++) {
            List<Socket> sent = new ArrayList<>();
            for (String said : everything()) {
                sent.add(send(said));
            }
            for (Socket socket : sent) {
                hearOut(socket);
            }
        }
        List<ILoggingEvent> written = lines.list.stream()
                .filter(line -> !LEFT_TO_US.contains(line.getLoggerName()))
                .toList();

        assertThat(written.stream().filter(line -> line.getLevel() == Level.ERROR))
                .as("failures")
                .isEmpty();
        assertThat(written.stream()
                        .map(line -> line.getLoggerName() + ' ' + line.getFormattedMessage())
                        .toList())
                .doesNotHaveDuplicates()
                .anyMatch(line -> line.contains("Request from 127.0.0.1 refused with 505: "))
                .anyMatch(line -> line.contains("Request from 127.0.0.1 refused with 400: Blank Host"));
    }

    private static List<String> everything() {
        List<String> all = new ArrayList<>(NO_HTTP);
        HOSTS.forEach(host -> all.add("POST /bitrix24/event HTTP/1.1\r\nHost: " + host + "\r\n" + FORM + "\r\n"));
        TARGETS.forEach(target -> all.add(RawHttp.request(target, FORM + "Content-Length: 1\r\n", "a")));
        HEADERS.forEach(
                headers -> all.add(RawHttp.request("POST /bitrix24/event", headers + "Content-Length: 1\r\n", "a")));
        for (String body : BODIES) {
            all.add(RawHttp.post("/bitrix24/event", "application/x-www-form-urlencoded", body));
            all.add(RawHttp.post("/bitrix24/install?DOMAIN=a&LANG=%zz", "application/x-www-form-urlencoded", body));
        }
        return all;
    }

    private Socket send(String said) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
        socket.shutdownOutput();
        return socket;
    }

    private static void hearOut(Socket socket) throws IOException {
        try (socket) {
            socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }
}
