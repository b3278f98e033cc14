package io.github.imbot4j.benchmarks.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A load of events over kept connections: each posts, waits for the answer and goes on, as long as no more events than allowed
 * wait for their reply.
 */
final class Load {

    private static final int RING = 1 << 20;
    private static final int FIRST = 100_000_000;
    private static final int FIRST_USER = 10_000;
    private static final long PATIENCE_SECONDS = 20;

    private final AtomicLongArray begun = new AtomicLongArray(RING);
    private final AtomicInteger next = new AtomicInteger(FIRST);
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong all = new AtomicLong();
    private final AtomicInteger count = new AtomicInteger();
    private volatile long[] nanos = new long[0];
    private volatile long deadline;
    private volatile Semaphore permits = new Semaphore(0);

    /**
     * The manner of a load.
     *
     * @param port of the server
     * @param connections to it
     * @param inFlight how many events may wait for their reply at most
     * @param users how many dialogs take turns
     * @param replies whether a reply is waited for, or only the answer to the post
     * @param millis for how long to post
     */
    record Manner(int port, int connections, int inFlight, int users, boolean replies, long millis) {}

    /** Takes note of a reply. */
    void replied(int number) {
        int place = number & (RING - 1);
        long since = begun.getAndSet(place, 0);
        if (since == 0) {
            failed.incrementAndGet();
            return;
        }
        done(since);
        permits.release();
    }

    private void done(long since) {
        long now = System.nanoTime();
        all.incrementAndGet();
        if (now <= deadline) {
            int at = count.getAndIncrement();
            if (at < nanos.length) {
                nanos[at] = now - since;
            }
        }
    }

    /** Posts requests, those of one list after the other, and waits for the replies. */
    Measured run(Manner manner, List<Requests> requests) throws Exception {
        failed.set(0);
        all.set(0);
        count.set(0);
        nanos = new long[(int) Math.min(10_000_000, 20_000 + manner.millis * 40)];
        permits = new Semaphore(manner.inFlight);
        long start = System.nanoTime();
        deadline = start + TimeUnit.MILLISECONDS.toNanos(manner.millis);
        ExecutorService threads = Executors.newFixedThreadPool(manner.connections);
        List<Future<?>> posting = new ArrayList<>();
        for (int i = 0; i < manner.connections; i++) {
            posting.add(threads.submit(() -> {
                post(manner, requests);
                return true;
            }));
        }
        for (Future<?> one : posting) {
            one.get();
        }
        threads.shutdown();
        boolean complete = permits.tryAcquire(manner.inFlight, PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!complete) {
            failed.addAndGet(manner.inFlight - permits.availablePermits());
            forget();
        }
        long[] taken = Arrays.copyOf(nanos, Math.min(count.get(), nanos.length));
        return Measured.of(taken, manner.millis / 1e3, all.get(), failed.get());
    }

    private void forget() {
        for (int i = 0; i < RING; i++) {
            begun.set(i, 0);
        }
    }

    private void post(Manner manner, List<Requests> requests) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), manner.port)) {
            socket.setTcpNoDelay(true);
            HttpInput in = new HttpInput(socket.getInputStream());
            for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
                if (permits.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                    int number = next.getAndIncrement();
                    byte[] request = requests.get(number % requests.size())
                            .of(number, FIRST_USER + number / requests.size() % manner.users);
                    post(socket, in, request, number, manner.replies);
                }
            }
        }
    }

    private void post(Socket socket, HttpInput in, byte[] request, int number, boolean replies) throws IOException {
        int place = number & (RING - 1);
        long since = System.nanoTime();
        begun.set(place, since);
        socket.getOutputStream().write(request);
        String status = in.next()
                .map(message -> message.line().split(" ", 3)[1])
                .orElseThrow(() -> new IOException("The server closed the connection."));
        if (!status.equals("200")) {
            failed.incrementAndGet();
            begun.set(place, 0);
            permits.release();
        } else if (!replies) {
            begun.set(place, 0);
            done(since);
            permits.release();
        }
    }
}
