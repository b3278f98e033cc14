package io.github.imbot4j.benchmarks.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A server under load in a process and a folder of its own. */
final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path folder;
    private final int port;
    private final long listensAfterMillis;

    private ServerProcess(Process process, Path folder, int port, long listensAfterMillis) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.listensAfterMillis = listensAfterMillis;
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param jdk the home of the JDK it runs on
     * @param options of the JVM
     */
    static ServerProcess start(Contender contender, Path jdk, List<String> options, int stub, Path peers)
            throws IOException {
        Path folder = Files.createTempDirectory("compare");
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        command.addAll(options);
        command.addAll(contender.arguments(port, stub, folder, peers));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        contender.name() + " did not start:\n" + Files.readString(folder.resolve("log.txt")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
        }
        return new ServerProcess(process, folder, port, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    int port() {
        return port;
    }

    long listensAfterMillis() {
        return listensAfterMillis;
    }

    /** The processor time used so far, in microseconds. */
    long cpuMicros() {
        return process.info()
                .totalCpuDuration()
                .map(time -> time.toNanos() / 1_000)
                .orElse(0L);
    }

    /** The resident memory in MB; 0 where the system does not tell. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return Files.exists(status) ? procValue(status, "VmRSS:") / 1_024 : 0;
    }

    /** A line of the process's status as a number; kilobytes for memory. */
    long status(String key) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return Files.exists(status) ? procValue(status, key) : 0;
    }

    /** How many files and sockets it has open; 0 where the system does not tell. */
    long openFiles() throws IOException {
        Path files = Path.of("/proc", String.valueOf(process.pid()), "fd");
        if (!Files.isDirectory(files)) {
            return 0;
        }
        try (Stream<Path> list = Files.list(files)) {
            return list.count();
        }
    }

    long pid() {
        return process.pid();
    }

    Path folder() {
        return folder;
    }

    private static long procValue(Path status, String key) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
