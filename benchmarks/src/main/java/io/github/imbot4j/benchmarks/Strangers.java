package io.github.imbot4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Connections that one thread holds against a server, from an address of their own. Each says its beginning, then a piece every
 * second, or as fast as it is taken; one that is closed is opened again within the second.
 */
final class Strangers implements AutoCloseable {

    private static final String FROM = "127.0.0.66";
    private static final long TICK = TimeUnit.SECONDS.toNanos(1);

    /**
     * How a connection behaves.
     *
     * @param beginning said at once
     * @param piece said again and again
     * @param isEager whether the piece is said as fast as it is taken, else once a second
     * @param reads whether answers are read
     */
    record Manner(String beginning, String piece, boolean isEager, boolean reads) {

        static Manner slow(String beginning, String piece, boolean reads) {
            return new Manner(beginning, piece, false, reads);
        }

        static Manner eager(String piece) {
            return new Manner("", piece, true, true);
        }
    }

    private final int port;
    private final int most;
    private final Manner manner;
    private final Selector selector;
    private final Thread thread;
    private final List<SocketChannel> open = new ArrayList<>();
    private final ByteBuffer heard = ByteBuffer.allocateDirect(64 * 1024);
    private volatile boolean stopped;
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();

    Strangers(int port, int most, Manner manner) throws IOException {
        this.port = port;
        this.most = most;
        this.manner = manner;
        this.selector = Selector.open();
        this.thread = new Thread(this::run, "strangers");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many connections were opened in all. */
    long opened() {
        return opened.get();
    }

    /** How many answers were read, roughly: by their first words. */
    long answers() {
        return answers.get();
    }

    private void run() {
        try {
            long tick = System.nanoTime();
            while (!stopped) {
                fill();
                while (!stopped && System.nanoTime() - tick < TICK) {
                    selector.select(this::attend, 20);
                }
                tick = System.nanoTime();
                if (!manner.isEager) {
                    selector.keys().forEach(this::sayPiece);
                }
            }
            for (SocketChannel channel : open) {
                channel.close();
            }
            selector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void fill() throws IOException {
        open.removeIf(channel -> !channel.isOpen());
        while (open.size() < most && !stopped) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(FROM, 0));
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.register(selector, SelectionKey.OP_CONNECT, StandardCharsets.US_ASCII.encode(manner.beginning));
            open.add(channel);
            opened.incrementAndGet();
        }
    }

    private void attend(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps((manner.reads ? SelectionKey.OP_READ : 0) | SelectionKey.OP_WRITE);
            }
            if (key.isReadable()) {
                hear(channel);
            }
            if (key.isValid() && key.isWritable()) {
                say(key, channel);
            }
        } catch (IOException closed) {
            close(channel);
        }
    }

    private void hear(SocketChannel channel) throws IOException {
        heard.clear();
        if (channel.read(heard) < 0) {
            channel.close();
            return;
        }
        heard.flip();
        String text = StandardCharsets.US_ASCII.decode(heard).toString();
        for (int at = text.indexOf("HTTP/1.1 "); at >= 0; at = text.indexOf("HTTP/1.1 ", at + 1)) {
            answers.incrementAndGet();
        }
    }

    private void say(SelectionKey key, SocketChannel channel) throws IOException {
        ByteBuffer words = (ByteBuffer) key.attachment();
        if (!words.hasRemaining() && manner.isEager) {
            words = StandardCharsets.US_ASCII.encode(manner.piece);
            key.attach(words);
        }
        channel.write(words);
        if (!words.hasRemaining() && !manner.isEager) {
            key.interestOps(manner.reads ? SelectionKey.OP_READ : 0);
        }
    }

    private void sayPiece(SelectionKey key) {
        if (key.isValid() && ((SocketChannel) key.channel()).isConnected() && !manner.piece.isEmpty()) {
            key.attach(StandardCharsets.US_ASCII.encode(manner.piece));
            key.interestOps((manner.reads ? SelectionKey.OP_READ : 0) | SelectionKey.OP_WRITE);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // It is opened again.
        }
    }

    @Override
    public void close() {
        stopped = true;
        selector.wakeup();
        try {
            thread.join(10_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
