package io.github.imbot4j.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Run the jar with the bot of the crash tests at one port, again and again: it is killed in between. */
final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Town town;
    private final Path directory;
    private final Path log;
    private final String store;
    private final URI address;
    private final String packages;
    private Process process;
    private int starts;

    /** Starts it with the bot that answers numbers. */
    Node(Town town, Path directory, String store, URI address) {
        this(town, directory, store, address, "io.github.imbot4j.samples.crash");
    }

    /**
     * Starts it.
     *
     * @param packages of the bot
     */
    Node(Town town, Path directory, String store, URI address, String packages) {
        this.town = town;
        this.directory = directory;
        this.store = store;
        this.address = address;
        this.packages = packages;
        this.log = directory.resolve("node-" + address.getPort() + ".log");
        this.process = begin();
    }

    /** An address nobody has. */
    static URI anyAddress() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException none) {
            throw new AssertionError("No free port on loopback.", none);
        }
    }

    URI address() {
        return address;
    }

    int starts() {
        return starts;
    }

    /** Starts it anew after it was killed. */
    void start() {
        process = begin();
    }

    private Process begin() {
        starts++;
        List<String> arguments = new ArrayList<>(List.of("run", "--host=127.0.0.1", "--port=" + address.getPort()));
        arguments.add("--public-url=" + town.card().installUrl().replace(Play.EVENT, ""));
        arguments.add("--packages=" + packages);
        arguments.addAll(town.options());
        return begin(arguments, log, log);
    }

    private Process begin(List<String> arguments, Path output, Path errors) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SharedClasses.JVM);
        command.addAll(SharedClasses.options());
        command.addAll(List.of(
                "-cp",
                System.getProperty("jar") + System.getProperty("path.separator") + ownClasses(),
                "io.github.imbot4j.samples.SampleBots"));
        command.addAll(arguments);
        command.addAll(List.of("--store=" + store, "--data=" + directory));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("IMBOT_"));
        builder.environment().put("IMBOT_CLIENT_SECRET", town.card().clientSecret());
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path ownClasses() {
        try {
            return Path.of(Node.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean isUp() {
        if (!process.isAlive()) {
            throw new AssertionError("The program ended by itself:\n" + log());
        }
        return health().contains("\"events\":");
    }

    /** Whether a balancer would send posts here; a node that says nothing within a second is down. */
    boolean isReady() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(address.resolve("/health/ready"))
                                            .timeout(Duration.ofSeconds(1))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException down) {
            return false;
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    boolean isIdle() {
        String health = health();
        return health.contains("\"events\":0") && health.contains("\"calls\":0");
    }

    String health() {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(address.resolve("/health/ready"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException down) {
            return "";
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /** Posts an event; {@code 0} when there was no answer. */
    int post(byte[] form) {
        return post(form, Duration.ofSeconds(20));
    }

    /** Posts an event; {@code 0} when there was no answer in time. */
    int post(byte[] form, Duration patience) {
        HttpRequest post = HttpRequest.newBuilder(address.resolve(Play.EVENT))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                .build();
        try {
            return HTTP.send(post, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException down) {
            return 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** SIGSTOP: it keeps its connections and locks, and does nothing. */
    void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    void thaw() {
        signal("-CONT");
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void signal(String name) {
        try {
            if (new ProcessBuilder("kill", name, String.valueOf(process.pid()))
                            .start()
                            .waitFor()
                    != 0) {
                throw new AssertionError("kill " + name + " failed.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /** Runs another command on the same store, and reads the JSON it prints. */
    JsonNode command(String... arguments) {
        Path output = directory.resolve("command.json");
        Path errors = directory.resolve("command.errors");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--format=json");
        try {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
            Process command = begin(all, output, errors);
            if (!command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || command.exitValue() != 0) {
                throw new AssertionError(
                        String.join(" ", all) + ":\n" + Files.readString(output) + Files.readString(errors));
            }
            return new JsonMapper().readTree(Files.readString(output));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /** Everything it printed, over all its lives. */
    String log() {
        try {
            return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
