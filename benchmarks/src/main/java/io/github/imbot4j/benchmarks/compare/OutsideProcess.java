package io.github.imbot4j.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The connection to {@link Outside}, a child of this process. */
final class OutsideProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader says;
    private final BufferedWriter orders;
    private final int stub;

    private OutsideProcess(Process process) throws IOException {
        this.process = process;
        this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        this.stub = Integer.parseInt(line());
    }

    static OutsideProcess start() throws IOException {
        return new OutsideProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Outside.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    int stub() {
        return stub;
    }

    void install(int port, int portals) throws IOException {
        order("install " + port + " " + portals);
    }

    /**
     * Loads a server.
     *
     * @param what {@code reply}, {@code quiet} or {@code telegram}
     */
    Measured load(String what, Load.Manner manner, int portals) throws IOException {
        return Measured.parse(order("load " + what + " " + manner.port() + " " + manner.connections() + " "
                + manner.inFlight() + " " + manner.users() + " " + manner.millis() + " " + portals));
    }

    private String order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        return line();
    }

    private String line() throws IOException {
        return Optional.ofNullable(says.readLine())
                .orElseThrow(() -> new IllegalStateException("The load generator ended; see above for why."));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
