package io.github.imbot4j.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The other ends of the connections, in a process of its own: the sender of events, over kept connections, and the
 * portal's REST interface, which accepts every call. Prints its REST port; for each line {@code PORT POSTERS
 * MOST_UNDER_WAY FILE} of its input posts the forms in the file, and prints in microseconds how long half and 99% of
 * the answers took at most.
 */
final class OutsideWorld {

    private static final byte[] ANSWER = """
            {"result":1186491,"time":{"start":1767225600.1234,"finish":1767225600.2345,"duration":0.1111,"processing":0.0901,\
            "date_start":"2026-01-01T03:00:00+03:00","date_finish":"2026-01-01T03:00:00+03:00","operating_reset_at":1767226200,\
            "operating":0.0901}}""".getBytes(StandardCharsets.UTF_8);

    private static final int REST_THREADS = 256;

    private final AtomicInteger calls = new AtomicInteger();

    private OutsideWorld() {}

    /** Ends with its input, and when a post fails: its threads would go on without it. */
    public static void main(String[] args) {
        try {
            run();
            System.exit(0);
        } catch (Exception failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void run() throws Exception {
        // Else JDK 17's server waits 40 ms for an acknowledgement in every answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", String.valueOf(REST_THREADS));
        OutsideWorld world = new OutsideWorld();
        System.out.println(world.listen());
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", 4);
            System.out.println(world.post(
                    Integer.parseInt(words[0]),
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    forms(Path.of(words[3]))));
        }
    }

    private int listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(Executors.newFixedThreadPool(REST_THREADS));
        server.createContext("/rest/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
            calls.incrementAndGet();
        });
        server.start();
        return server.getAddress().getPort();
    }

    private static List<byte[]> forms(Path file) throws IOException {
        List<byte[]> forms = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int left = in.readInt(); left > 0; left--) {
                forms.add(in.readNBytes(in.readInt()));
            }
        }
        return forms;
    }

    private String post(int port, int posters, int mostUnderWay, List<byte[]> forms) throws Exception {
        calls.set(0);
        long[] nanos = new long[forms.size()];
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(posters);
        List<Future<?>> posting = new ArrayList<>();
        for (int i = 0; i < posters; i++) {
            posting.add(threads.submit(() -> {
                post(port, mostUnderWay, forms, next, nanos);
                return true;
            }));
        }
        for (Future<?> one : posting) {
            one.get();
        }
        threads.shutdown();
        World.Waits waits = World.Waits.of(nanos);
        return waits.medianMicros() + " " + waits.p99Micros();
    }

    private void post(int port, int mostUnderWay, List<byte[]> forms, AtomicInteger next, long[] nanos)
            throws IOException {
        try (Wire wire = new Wire(port)) {
            for (int i = next.getAndIncrement(); i < forms.size(); i = next.getAndIncrement()) {
                while (i - calls.get() > mostUnderWay) {
                    LockSupport.parkNanos(1_000_000);
                }
                wire.prepare();
                long begun = System.nanoTime();
                int status = wire.post(forms.get(i));
                nanos[i] = System.nanoTime() - begun;
                if (status != 200) {
                    throw new IllegalStateException("Event " + i + " was answered with " + status + ".");
                }
            }
        }
    }
}
