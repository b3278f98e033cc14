package io.github.imbot4j.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A server that takes connections, reads and forgets, in a process of its own: what it is attacked with loads the machine, and nothing
 * but the machine.
 */
final class Sink {

    private Sink() {}

    /** Starts one on a port. */
    static Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sink.class.getName(),
                        String.valueOf(port))
                .inheritIO()
                .start();
    }

    /** Runs for five minutes at most. */
    public static void main(String[] args) throws IOException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        ByteBuffer bytes = ByteBuffer.allocateDirect(64 * 1024);
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 1_024);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (System.nanoTime() < end) {
                selector.select(key -> attend(selector, server, key, bytes), 1_000);
            }
        }
    }

    private static void attend(Selector selector, ServerSocketChannel server, SelectionKey key, ByteBuffer bytes) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = server.accept();
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ);
            } else if (((SocketChannel) key.channel()).read(bytes.clear()) < 0) {
                key.channel().close();
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }
}
