package io.github.imbot4j.benchmarks.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntConsumer;

/** An HTTP server with a thread for each connection that costs little, and tells which numbered words it was sent. */
final class StubServer {

    private static final byte[] WORD = Requests.WORD.getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final StubAnswers answers;
    private final IntConsumer words;

    private StubServer(ServerSocket server, IntConsumer words) {
        this.server = server;
        this.words = words;
        this.answers = new StubAnswers("http://127.0.0.1:" + server.getLocalPort());
    }

    static StubServer start(IntConsumer words) throws IOException {
        StubServer stub = new StubServer(new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress()), words);
        daemon(stub::accept);
        return stub;
    }

    int port() {
        return server.getLocalPort();
    }

    StubAnswers answers() {
        return answers;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "stub");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException failure) {
            throw new IllegalStateException("The stub no longer listens.", failure);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            HttpInput in = new HttpInput(socket.getInputStream());
            for (Optional<HttpInput.Message> next = in.next(); next.isPresent(); next = in.next()) {
                HttpInput.Message request = next.get();
                byte[] answer = answers.to(request.line().split(" ", 3)[1], request.body());
                ByteArrayOutputStream out = new ByteArrayOutputStream(answer.length + 120);
                out.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                                + answer.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.writeBytes(answer);
                report(request.body());
                out.writeTo(socket.getOutputStream());
            }
        } catch (SocketException closed) {
            // The other side is done.
        } catch (IOException failure) {
            throw new IllegalStateException("A request could not be read.", failure);
        }
    }

    private void report(byte[] body) {
        for (int at = Bytes.indexOf(body, 0, body.length, WORD);
                at >= 0 && at + WORD.length + Requests.DIGITS <= body.length;
                at = Bytes.indexOf(body, at + 1, body.length, WORD)) {
            int number = 0;
            for (int digit = 0; digit < Requests.DIGITS; digit++) {
                number = number * 10 + body[at + WORD.length + digit] - '0';
            }
            words.accept(number);
        }
    }
}
