package io.github.imbot4j.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A sender of posts over one kept connection, with next to no work of its own; a server closes one that idles for 30 s.
 */
final class Wire implements AutoCloseable {

    private static final long MOST_IDLE = TimeUnit.SECONDS.toNanos(20);

    private final int port;
    private Socket socket;
    private InputStream in;
    private long used;

    Wire(int port) throws IOException {
        this.port = port;
        this.socket = connect(port);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.used = System.nanoTime();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Connects anew when it idled long. */
    void prepare() throws IOException {
        if (System.nanoTime() - used > MOST_IDLE) {
            socket.close();
            socket = connect(port);
            in = new BufferedInputStream(socket.getInputStream());
        }
    }

    /** Sends a whole request, and gives the answer's status. */
    int post(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = status();
        used = System.nanoTime();
        return status;
    }

    /** Reads one answer to its end. */
    private int status() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection was closed within an answer.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
