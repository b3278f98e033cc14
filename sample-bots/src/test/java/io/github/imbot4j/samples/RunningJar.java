package io.github.imbot4j.samples;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Run the jar as its own process, as an operator would, and talk to it over loopback. */
final class RunningJar implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
    /** What 'run' logs and 'dev' prints. */
    private static final List<String> LISTENS = List.of("listening", "  open  ");

    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Thread reader;

    private RunningJar(Process process) throws IOException {
        this.process = process;
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        this.address = address(output);
        this.reader = new Thread(() -> output.lines().forEach(printed::add), "output of the jar");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the portal of its own, with the page to talk to the bots on. */
    static RunningJar dev() throws IOException {
        return dev(Map.of());
    }

    /** The same with more in its environment, and options. */
    static RunningJar dev(Map<String, String> environment, String... more) throws IOException {
        List<String> command = command("dev", "--port=0");
        command.addAll(List.of(more));
        ProcessBuilder builder = process(command);
        builder.environment().putAll(environment);
        return new RunningJar(builder.start());
    }

    /** Starts another program that listens, with what follows {@code java}. */
    static RunningJar program(String... arguments) throws IOException {
        return new RunningJar(process(quick(arguments)).start());
    }

    /** Runs a program to its end, and gives what it prints. */
    static List<String> output(String... arguments) throws IOException {
        try (BufferedReader output = process(quick(arguments)).start().inputReader(StandardCharsets.UTF_8)) {
            return output.lines().toList();
        }
    }

    private static List<String> quick(String... arguments) {
        List<String> command = java(SharedClasses.JVM.toArray(String[]::new));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts it where the app's card on the portal points to. */
    static RunningJar start(EmulatedPortal portal, App card, Path data, String... more) throws IOException {
        List<String> command = command(
                "run",
                "--host=127.0.0.1",
                "--port=" + address(card).getPort(),
                "--client-id=" + card.clientId(),
                "--data=" + data,
                "--oauth-servers=" + portal.oauthServer(),
                "--allow-private-portals");
        if (List.of(more).stream().noneMatch(option -> option.startsWith("--public-url"))) {
            command.add("--public-url=" + address(card));
        }
        command.addAll(List.of(more));
        ProcessBuilder builder = process(command);
        builder.environment().put("IMBOT_CLIENT_SECRET", card.clientSecret());
        return new RunningJar(builder.start());
    }

    private static List<String> command(String... arguments) {
        List<String> command = java("-jar", System.getProperty("jar"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Nothing of whoever runs the tests gets into the jar's settings. */
    private static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("IMBOT_"));
        return builder;
    }

    /** The card's address without its path. */
    private static URI address(App card) {
        return URI.create(card.installUrl()).resolve("/").normalize();
    }

    /** Where it listens. */
    URI address() {
        return address;
    }

    /** Posts a form as a portal would, and gives the whole answer. */
    HttpResponse<String> post(String path, byte[] form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                .build());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    /** Asks it to stop, as a service manager does. */
    void terminate() {
        // Process.destroy() would close the pipe too, with the last words in it.
        process.toHandle().destroy();
    }

    /** Ends it as a power cut does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean ended(long seconds) throws InterruptedException {
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        reader.join(TimeUnit.SECONDS.toMillis(seconds));
        return ended;
    }

    /** Everything printed so far, the log too. */
    String printed() {
        return String.join("\n", printed);
    }

    /** Waits until something was printed. */
    void awaitPrinted(String text) {
        awaitPrinted(text, 1);
    }

    /** Waits until something was printed so many times. */
    void awaitPrinted(String text, int times) {
        Await.until(
                Duration.ofSeconds(2 * PATIENCE_SECONDS),
                () -> "\"" + text + "\" was not printed:\n" + printed(),
                () -> printed().split(Pattern.quote(text), -1).length > times);
    }

    @Override
    public void close() {
        terminate();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI address(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.add(line);
            Matcher found = LISTENING.matcher(line);
            if (LISTENS.stream().anyMatch(line::contains) && found.find()) {
                return URI.create(found.group());
            }
        }
        throw new IllegalStateException("The jar ended before it listened:\n" + printed());
    }
}
