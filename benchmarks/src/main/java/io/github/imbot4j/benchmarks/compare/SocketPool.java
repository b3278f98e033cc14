package io.github.imbot4j.benchmarks.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Kept connections to one server, without anything a real client has: no limits, no timeouts, no second try. */
final class SocketPool {

    private final int port;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    SocketPool(int port) {
        this.port = port;
    }

    private record Connection(Socket socket, HttpInput in) {

        static Connection open(int port) throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            return new Connection(socket, new HttpInput(socket.getInputStream()));
        }
    }

    /** Posts to a method of the stub, and returns the status. */
    int post(String method, byte[] json) throws IOException {
        Connection connection = take();
        ByteArrayOutputStream request = new ByteArrayOutputStream(json.length + 160);
        request.writeBytes(
                ("POST /rest/" + method + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + json.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(json);
        request.writeTo(connection.socket.getOutputStream());
        Optional<HttpInput.Message> answer = connection.in.next();
        idle.add(connection);
        return answer.map(message -> Integer.parseInt(message.line().split(" ", 3)[1]))
                .orElse(0);
    }

    private Connection take() throws IOException {
        Connection connection = idle.poll();
        return connection == null ? Connection.open(port) : connection;
    }
}
