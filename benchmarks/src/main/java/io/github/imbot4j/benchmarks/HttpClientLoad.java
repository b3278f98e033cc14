package io.github.imbot4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * The load of forty portals by one client, one thread a portal, in a JVM that does nothing else, so that the CPU time
 * of the process is the client's. Prints calls a second, CPU microseconds a call, and failures.
 */
final class HttpClientLoad {

    static final String TEXT = "{\"BOT_ID\":567,\"DIALOG_ID\":\"chat2941\",\"MESSAGE\":\"" + "Привет, мир! ".repeat(20)
            + "\",\"KEYBOARD\":{\"BUTTONS\":[{\"TEXT\":\"Help\",\"COMMAND\":\"help\",\"DISPLAY\":\"LINE\"}]},\"auth\":\""
            + "0123456789abcdef".repeat(4) + "\"}";

    private static final byte[] BODY = TEXT.getBytes(StandardCharsets.UTF_8);

    private final Poster poster;
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean stopped;

    private HttpClientLoad(Poster poster) {
        this.poster = poster;
    }

    /** Arguments: client, ports separated by commas, warm-up in ms, measurement in ms. */
    public static void main(String[] args) throws Exception {
        List<URI> portals = Arrays.stream(args[1].split(",", -1))
                .map(port -> URI.create("http://127.0.0.1:" + port + "/rest/imbot.message.add"))
                .toList();
        HttpClientLoad load = new HttpClientLoad(Posters.open(args[0]));
        System.out.println(load.run(
                portals, Duration.ofMillis(Long.parseLong(args[2])), Duration.ofMillis(Long.parseLong(args[3]))));
        System.out.flush();
        System.exit(0);
    }

    private String run(List<URI> portals, Duration warmUp, Duration measured) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(portals.size());
        portals.forEach(portal -> threads.execute(() -> callUntilStopped(portal)));
        Thread.sleep(warmUp.toMillis());
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        long before = calls.sum();
        Thread.sleep(measured.toMillis());
        long done = calls.sum() - before;
        long nanos = System.nanoTime() - start;
        long used = system.getProcessCpuTime() - cpu;
        stopped = true;
        threads.shutdown();
        return String.format(Locale.ROOT, "%.1f %.2f %d", done * 1e9 / nanos, used / 1e3 / done, failures.sum());
    }

    private void callUntilStopped(URI portal) {
        while (!stopped) {
            try {
                poster.post(portal, BODY);
                calls.increment();
            } catch (Exception e) {
                failures.increment();
            }
        }
    }
}
