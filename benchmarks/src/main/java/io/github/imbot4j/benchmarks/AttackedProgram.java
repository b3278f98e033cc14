package io.github.imbot4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A program under attack: its jar runs in a process of its own, on loopback, with a data folder of its own. */
final class AttackedProgram implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Path data;

    private AttackedProgram(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    static AttackedProgram start(Path jar, String heap, int port, String oauthServer) throws IOException {
        Path data = Files.createTempDirectory("attacked");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-jar",
                        jar.toString(),
                        "run",
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--client-id=local.attacked",
                        "--client-secret=secret",
                        "--public-url=http://127.0.0.1:" + port,
                        "--oauth-servers=" + oauthServer,
                        "--allow-private-portals",
                        "--data=" + data))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log.txt").toFile())
                .start();
        AttackedProgram program = new AttackedProgram(process, port, data);
        if (!await(Duration.ofSeconds(90), program::isListening)) {
            process.destroyForcibly();
            throw new IllegalStateException("The program did not start; its log is " + program.log() + ".");
        }
        return program;
    }

    static boolean await(Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return true;
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Path log() {
        return data.resolve("log.txt");
    }

    long logBytes() throws IOException {
        return Files.size(log());
    }

    /** How many lines of the log have a text. */
    long logLines(String text) throws IOException {
        try (Stream<String> lines = Files.lines(log(), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }

    /** Posts a form over a connection of its own; 0 when no answer came. */
    int post(String from, String form) {
        return status(from, AttackedForms.request(form, true), port);
    }

    String health() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /health/ready HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?s)^.*\r\n\r\n", "");
        }
    }

    static int status(String from, String request, int port) {
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
            socket.setSoTimeout(40_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ", 3)[1]);
        } catch (IOException failed) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
