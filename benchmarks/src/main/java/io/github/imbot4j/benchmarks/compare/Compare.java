package io.github.imbot4j.benchmarks.compare;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The comparison of servers on the same work, side by side: all are started, warmed up and then loaded in turns. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        description = {
            "Compares imbot4j with a hand-written server, TelegramBots and pooled sockets on the same work:",
            "one slash command by POST, its sender checked, one reply by POST to a stub without limit."
        },
        footer = {
            "",
            "The servers, the load generator and the stub are processes of their own on this machine. Every figure is the",
            "median of the rounds; ratios are medians of the ratios of one round. Data and drawings are written to --out."
        })
final class Compare implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds to measure (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "1", description = "Length of a round (${DEFAULT-VALUE})")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description = "Seconds of load before the first round (${DEFAULT-VALUE})")
    private double warmUp;

    @Option(names = "--connections", defaultValue = "32", description = "Connections to a server (${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--in-flight",
            defaultValue = "0",
            description = "Events that may wait for their reply at most; by default as many as connections")
    private int inFlight;

    @Option(names = "--portals", defaultValue = "1", description = "Portals the events come from (${DEFAULT-VALUE})")
    private int portals;

    @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of each server (${DEFAULT-VALUE})")
    private String heap = "";

    @Option(names = "--jdk", split = ",", description = "Homes of the JDKs; by default the one this runs on")
    private List<Path> jdks = new ArrayList<>();

    @Option(names = "--only", split = ",", description = "Parts of the names of the servers to compare; by default all")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--out",
            defaultValue = "benchmarks/target/compare",
            description = "Folder to write to (${DEFAULT-VALUE})")
    private Path out = Path.of("");

    @Option(names = "--peers", defaultValue = "benchmarks/peers/target", description = "Where TelegramBots was built")
    private Path peers = Path.of("");

    @Option(names = "--base", hidden = true, defaultValue = Contender.JAVALIN)
    private String base = "";

    private final PrintWriter console = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private Compare() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Compare()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Result> all = new ArrayList<>();
        try (Servers.Postgres postgres = Servers.Postgres.start(wants("PostgreSQL"))) {
            postgres.missing().ifPresent(console::println);
            List<Contender> contenders = contenders(postgres.embedded());
            for (Path jdk : jdks.isEmpty() ? List.of(Path.of(System.getProperty("java.home"))) : jdks) {
                List<Result> results = compare(contenders, jdk);
                console.print(Table.of(results, base) + Goals.of(results));
                console.flush();
                all.addAll(results);
            }
        }
        write(all);
        return all.stream().anyMatch(result -> result.failed() > 0) ? 1 : 0;
    }

    private boolean wants(String name) {
        return only.isEmpty() || only.stream().anyMatch(name::contains);
    }

    private List<Contender> contenders(Optional<EmbeddedPostgres> postgres) {
        List<Contender> contenders = new ArrayList<>(List.of(
                new Contender(Contender.BARE, "quiet", Contender.Kind.HAND_WRITTEN, "none"),
                new Contender(Contender.JAVALIN, "reply", Contender.Kind.HAND_WRITTEN, "jdk"),
                new Contender(Contender.SOCKETS, "reply", Contender.Kind.HAND_WRITTEN, "sockets"),
                new Contender(Contender.MEMORY, "reply", Contender.Kind.IMBOT4J, "memory"),
                new Contender(Contender.SQLITE, "reply", Contender.Kind.IMBOT4J, "")));
        postgres.ifPresent(server -> contenders.add(new Contender(
                Contender.POSTGRESQL, "reply", Contender.Kind.IMBOT4J, Servers.Postgres.newDatabase(server))));
        if (Files.exists(peers.resolve("peers.jar"))) {
            contenders.add(3, new Contender(Contender.TELEGRAM, "telegram", Contender.Kind.TELEGRAM_BOTS, ""));
        } else {
            console.println("TelegramBots is left out: " + peers.resolve("peers.jar") + " is not there.");
        }
        contenders.removeIf(contender -> !wants(contender.name()));
        return contenders;
    }

    private List<Result> compare(List<Contender> contenders, Path jdk) throws Exception {
        try (OutsideProcess outside = OutsideProcess.start();
                Servers servers = new Servers(jdk, List.of("-Xmx" + heap), outside, peers, portals)) {
            for (Contender contender : contenders) {
                servers.start(contender);
                console.println("JDK " + servers.version() + ": " + contender.name() + " listens after "
                        + servers.of(contender).listensAfterMillis() + " ms");
                servers.load(
                        contender,
                        contender.load(),
                        manner(servers.of(contender).port(), warmUp));
            }
            List<Result> results = new ArrayList<>();
            for (Contender contender : withAnswers(contenders)) {
                results.add(new Result(servers.version(), contender.name()));
            }
            for (int round = 0; round < rounds; round++) {
                console.println("JDK " + servers.version() + ": round " + (round + 1) + " of " + rounds);
                List<Contender> turns = withAnswers(contenders);
                for (int i = 0; i < turns.size(); i++) {
                    Result.Round measured = round(servers, turns.get(i));
                    results.get(i).add(measured);
                    console.printf("  %-36s %s%n", turns.get(i).name(), measured.shown());
                }
            }
            return results;
        }
    }

    /** Also has the servers of imbot4j answer events that need no reply, to compare with a server that only answers. */
    private static List<Contender> withAnswers(List<Contender> contenders) {
        List<Contender> all = new ArrayList<>(contenders);
        for (Contender contender : contenders) {
            String name = contender.name().equals(Contender.MEMORY)
                    ? Contender.MEMORY_ACKS
                    : contender.name().equals(Contender.SQLITE) ? Contender.SQLITE_ACKS : "";
            if (!name.isEmpty()) {
                all.add(new Contender(name, "quiet", contender.kind(), contender.detail()));
            }
        }
        return all;
    }

    private Result.Round round(Servers servers, Contender contender) throws IOException {
        ServerProcess server = servers.of(contender);
        long cpu = server.cpuMicros();
        Measured measured = servers.load(contender, contender.load(), manner(server.port(), seconds));
        double used = server.cpuMicros() - cpu;
        return new Result.Round(
                measured, used / Math.max(1, measured.all()), server.residentMegabytes(), server.listensAfterMillis());
    }

    private Load.Manner manner(int port, double length) {
        return new Load.Manner(
                port, connections, inFlight == 0 ? connections : inFlight, 400, true, (long) (length * 1_000));
    }

    private void write(List<Result> results) throws IOException {
        Files.createDirectories(out);
        List<String> lines = new ArrayList<>(List.of(Result.COLUMNS));
        results.forEach(result -> lines.addAll(result.lines()));
        Path data = out.resolve("compare.csv");
        Files.write(data, lines);
        Chart.draw(data, "per_second", "Replies a second", out.resolve("replies.svg"));
        Chart.draw(data, "p99_ms", "99% are replied to within, in ms", out.resolve("p99.svg"));
        Chart.draw(data, "cpu_us_per_event", "Processor time of an event, in µs", out.resolve("cpu.svg"));
        Chart.draw(data, "rss_mb", "Resident memory under load, in MB", out.resolve("memory.svg"));
        Chart.draw(data, "listens_ms", "Listens after, in ms", out.resolve("start.svg"));
        console.println("\nData and drawings: " + out);
    }
}
