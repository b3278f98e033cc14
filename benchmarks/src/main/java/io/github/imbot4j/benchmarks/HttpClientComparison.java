package io.github.imbot4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A comparison of HTTP clients for the production transport: throughput and CPU a call against forty loopback portals,
 * keep-alive, forty calls at a time. Portals and each client run in a JVM of their own. Takes under a minute; see the
 * ADR on the HTTP client for the command.
 */
final class HttpClientComparison {

    /** Other work on the machine makes a round worse, never better: the best one counts. */
    private static final int ROUNDS = 2;

    private static final int WARM_UP_MILLIS = 1_800;
    private static final int MEASURED_MILLIS = 1_000;

    private HttpClientComparison() {}

    /** Arguments: clients to compare, the first being what the others are compared with; none for all. */
    public static void main(String[] args) throws Exception {
        List<String> clients = args.length > 0 ? List.of(args) : Posters.NAMES;
        Process server = java("PortalServer");
        try (BufferedReader out = reader(server)) {
            String ports = out.readLine();
            Map<String, Result> results = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (String client : clients) {
                    results.merge(client, measure(client, ports), Result::best);
                }
            }
            print(List.copyOf(results.values()));
        } finally {
            server.getOutputStream().close();
            server.waitFor();
        }
    }

    private static Result measure(String client, String ports) throws IOException, InterruptedException {
        Process load =
                java("HttpClientLoad", client, ports, String.valueOf(WARM_UP_MILLIS), String.valueOf(MEASURED_MILLIS));
        try (BufferedReader out = reader(load)) {
            String line = out.readLine();
            if (load.waitFor() != 0 || line == null) {
                throw new IllegalStateException("The load with \"" + client + "\" failed; its output is above.");
            }
            String[] figures = line.split(" ", -1);
            return new Result(
                    client, Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Long.parseLong(figures[2]));
        }
    }

    private static void print(List<Result> results) {
        Result first = results.get(0);
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        System.out.printf("%-14s %10s %14s %12s %10s%n", "client", "calls/s", "CPU µs/call", "CPU ratio", "failures");
        results.stream()
                .sorted(Comparator.comparingDouble(Result::cpuMicros))
                .forEach(result -> System.out.printf(
                        Locale.ROOT,
                        "%-14s %10.0f %14.1f %12.2f %10d%n",
                        result.client(),
                        result.callsPerSecond(),
                        result.cpuMicros(),
                        result.cpuMicros() / first.cpuMicros(),
                        result.failures()));
    }

    private static Process java(String main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                HttpClientComparison.class.getPackageName() + "." + main));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private record Result(String client, double callsPerSecond, double cpuMicros, long failures) {

        Result best(Result other) {
            return new Result(
                    client,
                    Math.max(callsPerSecond, other.callsPerSecond),
                    Math.min(cpuMicros, other.cpuMicros),
                    failures + other.failures);
        }
    }
}
