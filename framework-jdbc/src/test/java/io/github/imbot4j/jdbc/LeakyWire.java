package io.github.imbot4j.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stand between a node and its PostgreSQL, and break the connection at a commit when told to: before the server hears of it,
 * or after it has done it and before the node hears of that.
 */
final class LeakyWire implements AutoCloseable {

    /** When the next commit is to break. */
    enum Break {
        BEFORE_THE_SERVER_HEARS,
        BEFORE_THE_NODE_HEARS
    }

    /** The node and the server on loopback tell each other everything in one piece. */
    private static final int PIECE = 1 << 16;

    private static final String COMMIT = "COMMIT";

    private final ServerSocket door;
    private final int server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<Optional<Break>> next = new AtomicReference<>(Optional.empty());
    private final String mark;

    /**
     * Leads to a server's port.
     *
     * @param mark what the connection has to have said before whose commit breaks, such as the name of a table
     */
    LeakyWire(int server, String mark) {
        this.server = server;
        this.mark = mark;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        threads.execute(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    void breakNextCommit(Break when) {
        next.set(Optional.of(when));
    }

    /** Whether it has happened. */
    boolean isBroken() {
        return Objects.requireNonNull(next.get()).isEmpty();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket node = door.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), server);
                Line line = new Line(node, database);
                threads.execute(line::toServer);
                threads.execute(line::toNode);
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One connection. */
    private final class Line {

        private final Socket node;
        private final Socket database;
        private volatile boolean deaf;
        private boolean marked;

        Line(Socket node, Socket database) {
            this.node = node;
            this.database = database;
        }

        void toServer() {
            try (node;
                    database) {
                InputStream in = node.getInputStream();
                OutputStream out = database.getOutputStream();
                byte[] piece = new byte[PIECE];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    String said = new String(Arrays.copyOf(piece, read), StandardCharsets.ISO_8859_1);
                    marked |= said.contains(mark);
                    if (said.contains(COMMIT)) {
                        Optional<Break> now = marked ? next.getAndSet(Optional.empty()) : Optional.empty();
                        marked = false;
                        if (now.filter(Break.BEFORE_THE_SERVER_HEARS::equals).isPresent()) {
                            return;
                        }
                        deaf = now.isPresent();
                    }
                    out.write(piece, 0, read);
                    out.flush();
                }
            } catch (IOException broken) {
                // Both ends learn of it by their closed sockets.
            }
        }

        void toNode() {
            try (node;
                    database) {
                InputStream in = database.getInputStream();
                OutputStream out = node.getOutputStream();
                byte[] piece = new byte[PIECE];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    if (deaf) {
                        return;
                    }
                    out.write(piece, 0, read);
                    out.flush();
                }
            } catch (IOException broken) {
                // As above.
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        } finally {
            threads.shutdownNow();
        }
    }
}
