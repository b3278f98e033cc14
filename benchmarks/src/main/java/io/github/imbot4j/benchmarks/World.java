package io.github.imbot4j.benchmarks;

import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpTransport;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The connection to the {@link OutsideWorld}, a child of this process. */
final class World implements AutoCloseable {

    /** How long half, and 99%, of the posts waited for their 200 at most. */
    record Waits(long medianMicros, long p99Micros) {

        /** Takes what each waited; sorts it. */
        static Waits of(long[] nanos) {
            Arrays.sort(nanos);
            return new Waits(nanos[nanos.length / 2] / 1_000, nanos[(int) (nanos.length * 0.99)] / 1_000);
        }
    }

    private final Process process;
    private final BufferedReader says;
    private final BufferedWriter orders;
    private final URI rest;
    private final Path file;

    private World(Process process, Path file) throws IOException {
        this.process = process;
        this.file = file;
        this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        this.rest = URI.create("http://127.0.0.1:" + says.readLine() + "/rest/");
    }

    static World open() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutsideWorld.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new World(process, Files.createTempFile("forms", ".bin"));
    }

    /** Posts to its REST what is meant for the portal, with what the framework posts with in production. */
    Http network() {
        Http transport = new HttpTransport(new EndpointPolicy(true));
        return post -> transport.post(new HttpRequest(
                rest.resolve(post.uri().getPath().replaceFirst("^.*/", "")),
                post.contentType(),
                post.body(),
                post.headers(),
                post.timeout()));
    }

    /** Has whole requests ready, so that posting costs as little as possible. */
    void keep(List<byte[]> forms) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(forms.size());
            for (byte[] form : forms) {
                byte[] head = ("POST " + AppSettings.EVENT_PATH + " HTTP/1.1\r\nHost: bots.example.com\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                + form.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                out.writeInt(head.length + form.length);
                out.write(head);
                out.write(form);
            }
        }
    }

    /** Posts all of them, and waits until the last is answered. */
    Waits post(int port, int posters, int mostUnderWay) throws IOException {
        orders.write(port + " " + posters + " " + mostUnderWay + " " + file + "\n");
        orders.flush();
        String line = says.readLine();
        if (line == null) {
            throw new IllegalStateException("The outside world failed; its output is above.");
        }
        String[] words = line.split(" ", 2);
        return new Waits(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.destroy();
        Files.deleteIfExists(file);
    }
}
