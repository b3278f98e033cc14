package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.jdbc.JournalSettings;
import io.github.imbot4j.samples.Town.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Runs three nodes on one PostgreSQL behind a balancer that asks for their health, and has one of them, or the server, fail under
 * load in each of several ways. Prints a line for each: what was acknowledged, what became of it, and how the backlog drained.
 *
 * <p>{@code -Dnodes.faults} names the ways, {@code -Dnodes.events} how many events each gets, {@code -Dnodes.seconds} how long a
 * fault lasts.
 */
@Timeout(1_800)
class NodesJarTest {

    private static final List<Fault> FAULTS = Arrays.stream(
                    System.getProperty("nodes.faults", "freeze,cut,stop,kill").split(",", -1))
            .map(name -> Fault.valueOf(name.strip().toUpperCase(Locale.ROOT)))
            .toList();
    private static final int DIALOGS = Integer.getInteger("nodes.dialogs", 60);
    private static final int EVENTS = rounded(Integer.getInteger("nodes.events", 300));
    private static final int PER_SECOND = Integer.getInteger("nodes.rate", 40);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("nodes.seconds", 7));
    private static final int PORTALS = Integer.getInteger("nodes.portals", 3);
    private static final long SEED = Long.getLong("nodes.seed", 4);

    private static final Duration LEASE = JournalSettings.standard().lease();

    /** For the backlog of the failed node's lanes, and for a machine that the crash tests share. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    /** What happens to a node, or to the server. */
    enum Fault {
        NONE,
        FREEZE,
        CUT,
        STOP,
        KILL,
        RESTART,
        AWAY;

        boolean isOfServer() {
            return this == RESTART || this == AWAY;
        }
    }

    private static int rounded(int events) {
        return (events + DIALOGS - 1) / DIALOGS * DIALOGS;
    }

    @Test
    void whateverHappensToOneNodeTheOthersAnswerWhatWasAcknowledged() throws Exception {
        URI address = Node.anyAddress();
        try (Cluster cluster = new Cluster(directory);
                Town town = new Town(PORTALS, DIALOGS, address)) {
            Node first = cluster.start(town, address);
            CrashJarTest.await(first::isUp);
            town.install();
            cluster.start(town, Node.anyAddress());
            cluster.start(town, Node.anyAddress());
            CrashJarTest.await(() -> cluster.nodes.stream().allMatch(Node::isUp));
            town.say(EVENTS * FAULTS.size());
            List<String> rows = new ArrayList<>();
            try {
                for (int i = 0; i < FAULTS.size(); i++) {
                    rows.add(suffer(cluster, town, FAULTS.get(i), EVENTS * i));
                    System.out.println(rows.get(i));
                }
            } catch (AssertionError failure) {
                throw new AssertionError(
                        failure.getMessage() + "\n" + String.join("\n", rows) + "\nThe nodes printed:\n"
                                + cluster.nodes.stream()
                                        .map(node -> CrashJarTest.end(node.log()))
                                        .collect(Collectors.joining("\n---\n")),
                        failure);
            }
            assertThat(cluster.nodes.get(0).command("inbox", "ls", "--state=dead"))
                    .isEmpty();
        }
    }

    private static String suffer(Cluster cluster, Town town, Fault fault, int from) throws Exception {
        int victim = 1;
        long begun = System.nanoTime();
        try (Balancer balancer = new Balancer(cluster.nodes);
                Postman postman = new Postman(
                        town,
                        from,
                        from + EVENTS,
                        SEED,
                        number -> number - from < (System.nanoTime() - begun) / 1e9 * PER_SECOND,
                        number -> balancer.post(town.form(number)))) {
            CrashJarTest.await(() -> postman.acknowledged().size() >= EVENTS / 4);
            Instant at = Instant.now();
            cluster.inflict(fault, victim);
            CrashJarTest.await(postman::isDone);
            CrashJarTest.await(() -> cluster.nodes.stream().allMatch(Node::isReady));
            CrashJarTest.await(() -> cluster.nodes.stream().allMatch(Node::isIdle));
            Figures figures = new Figures(town, postman, from, unknown(cluster.nodes.get(0)));
            assertThat(figures.missing()).as("never answered after " + fault).isEmpty();
            // Of what is on its way when a node fails, at most one call of each dialog, nobody knows whether it ran.
            assertThat(figures.twice() + figures.unknown()).isLessThanOrEqualTo(DIALOGS);
            figures.assertOrdered();
            assertThat(figures.longest()).isLessThan((fault.isOfServer() ? LENGTH : LEASE).plus(MARGIN));
            assertThat(balancer.slowestToTell())
                    .as("from a node's first 503 to its health being down, in ms")
                    .isLessThan(2_500);
            return figures.row(fault, at, balancer);
        }
    }

    @Test
    void aServerThatIsAwayIsAnsweredWith503AndNothingTakenIsLost() throws Exception {
        URI address = Node.anyAddress();
        Path data = directory.resolve("cluster");
        PostgresServer first = PostgresServer.at(data, 0);
        try (Town town = new Town(1, 1, address);
                Node node = new Node(town, directory, first.address(), address)) {
            CrashJarTest.await(node::isUp);
            town.install();
            town.say(3);
            assertThat(node.post(town.form(0))).isEqualTo(200);
            first.close();

            assertThat(node.post(town.form(1))).isEqualTo(503);
            CrashJarTest.await(() -> node.health().contains("\"status\":\"down\""));
            assertThat(node.health()).contains("the journal fails").doesNotContain("Exception");
            assertThat(node.log()).doesNotContain("Could not take a post");

            try (PostgresServer again = PostgresServer.at(data, first.port())) {
                assertThat(again.port()).isEqualTo(first.port());
                CrashJarTest.await(() -> node.health().contains("\"status\":\"up\""));
                assertThat(node.post(town.form(2))).isEqualTo(200);
                CrashJarTest.await(node::isIdle);
            }
            assertThat(town.replies()).extracting(Reply::number).containsExactly(0, 2);
        } finally {
            first.close();
        }
    }

    private static Set<Integer> unknown(Node node) {
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode call : node.command("outbox", "ls", "--state=unknown", "--most=100000")) {
            numbers.add(Integer.valueOf(
                    call.get("call").get("params").get("MESSAGE").asString()));
        }
        return numbers;
    }

    /** Three nodes, each with a way of its own to the server. */
    private static final class Cluster implements AutoCloseable {
        private final Path directory;
        private final Path data;
        private final List<Node> nodes = new ArrayList<>();
        private final List<DroppingProxy> ways = new ArrayList<>();
        private PostgresServer server;

        Cluster(Path directory) {
            this.directory = directory;
            this.data = directory.resolve("postgres");
            this.server = PostgresServer.at(data, 0);
        }

        Node start(Town town, URI address) throws IOException {
            DroppingProxy way = new DroppingProxy(server.port());
            ways.add(way);
            Path own = Files.createDirectories(directory.resolve("node" + nodes.size()));
            Path key = directory.resolve("node0").resolve("imbot.key");
            if (Files.exists(key)) {
                Files.copy(key, own.resolve("imbot.key"));
            }
            Node node = new Node(town, own, "postgresql://postgres@127.0.0.1:" + way.port() + "/postgres", address);
            nodes.add(node);
            return node;
        }

        /** Has it happen, and end. */
        void inflict(Fault fault, int victim) throws IOException {
            Node node = nodes.get(victim);
            switch (fault) {
                case FREEZE -> {
                    node.freeze();
                    pause();
                    node.thaw();
                }
                case CUT -> {
                    ways.get(victim).cut();
                    pause();
                    ways.get(victim).restore();
                }
                case STOP -> {
                    node.terminate();
                    CrashJarTest.await(() -> !node.isAlive());
                    node.start();
                }
                case KILL -> {
                    node.kill();
                    pause();
                    node.start();
                }
                case RESTART -> again();
                case AWAY -> {
                    server.close();
                    pause();
                    server = PostgresServer.at(data, server.port());
                }
                default -> {}
            }
        }

        private void again() throws IOException {
            server.close();
            server = PostgresServer.at(data, server.port());
        }

        private static void pause() {
            CrashJarTest.pause(LENGTH.toMillis());
        }

        @Override
        public void close() throws IOException {
            nodes.forEach(Node::close);
            for (DroppingProxy way : ways) {
                way.close();
            }
            server.close();
        }
    }

    /** A load balancer: asks each node for its health four times a second, and posts to those that are well, in turn. */
    private static final class Balancer implements AutoCloseable {
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        private final List<Node> nodes;
        private final Set<Node> ready;
        private final Map<Node, Instant> refused = new HashMap<>();
        private long slowest;
        private int turn;
        private int refusals;
        private int silences;
        private volatile boolean closed;

        Balancer(List<Node> nodes) {
            this.nodes = nodes;
            this.ready = new HashSet<>(nodes);
            nodes.forEach(this::watch);
        }

        private void watch(Node node) {
            Thread thread = new Thread(() -> {
                while (!closed) {
                    told(node, node.isReady());
                    CrashJarTest.pause(250);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private synchronized void told(Node node, boolean well) {
            if (well) {
                ready.add(node);
                return;
            }
            ready.remove(node);
            Instant first = refused.remove(node);
            if (first != null) {
                slowest =
                        Math.max(slowest, Duration.between(first, Instant.now()).toMillis());
            }
        }

        int post(byte[] form) {
            Node node = next();
            int status = node.post(form, PATIENCE);
            answered(node, status);
            return status;
        }

        private synchronized Node next() {
            List<Node> well = ready.isEmpty()
                    ? nodes
                    : nodes.stream().filter(ready::contains).toList();
            return well.get(Math.floorMod(turn++, well.size()));
        }

        private synchronized void answered(Node node, int status) {
            if (status == 503) {
                refusals++;
                if (ready.contains(node)) {
                    refused.putIfAbsent(node, Instant.now());
                }
            } else if (status == 0) {
                silences++;
            } else {
                refused.remove(node);
            }
        }

        synchronized long slowestToTell() {
            Instant now = Instant.now();
            long open = refused.values().stream()
                    .mapToLong(first -> Duration.between(first, now).toMillis())
                    .max()
                    .orElse(0);
            return Math.max(slowest, open);
        }

        synchronized int refusals() {
            return refusals;
        }

        synchronized int silences() {
            return silences;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** What became of the events from a number on. */
    private record Figures(Map<Integer, Instant> acknowledged, List<Reply> replies, Set<Integer> lost) {

        Figures(Town town, Postman postman, int from, Set<Integer> unknown) {
            this(
                    Map.copyOf(postman.acknowledged()),
                    town.replies().stream()
                            .filter(reply -> reply.number() >= from)
                            .toList(),
                    unknown.stream().filter(number -> number >= from).collect(Collectors.toSet()));
        }

        private Set<Integer> answered() {
            return replies.stream().map(Reply::number).collect(Collectors.toSet());
        }

        Set<Integer> missing() {
            Set<Integer> missing = new HashSet<>(acknowledged.keySet());
            missing.removeAll(answered());
            missing.removeAll(lost);
            return missing;
        }

        int unknown() {
            Set<Integer> unsaid = new HashSet<>(lost);
            unsaid.removeAll(answered());
            return unsaid.size();
        }

        int twice() {
            return replies.size() - answered().size();
        }

        void assertOrdered() {
            for (int d = 0; d < DIALOGS; d++) {
                int dialog = d;
                assertThat(replies.stream()
                                .filter(reply -> reply.dialog() == dialog)
                                .map(Reply::number)
                                .toList())
                        .as("replies in dialog %d", dialog)
                        .isSorted();
            }
        }

        /** From the acknowledgement to the reply. */
        Duration longest() {
            return replies.stream()
                    .map(reply -> Duration.between(acknowledged.get(reply.number()), reply.at()))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        }

        String row(Fault fault, Instant at, Balancer balancer) {
            return String.format(
                    Locale.ROOT,
                    "%-8s %d events of %d dialogs of %d portals at %d/s: %d acknowledged, %d unanswered, %d unknown,"
                            + " %d twice, longest wait %.1f s, %s; %d times 503, %d times no answer, health down %d ms"
                            + " after the first 503",
                    fault,
                    EVENTS,
                    DIALOGS,
                    PORTALS,
                    PER_SECOND,
                    acknowledged.size(),
                    missing().size(),
                    unknown(),
                    twice(),
                    longest().toMillis() / 1e3,
                    drain(at),
                    balancer.refusals(),
                    balancer.silences(),
                    balancer.slowestToTell());
        }

        /** How fast the backlog went from its largest to nothing much. */
        private String drain(Instant at) {
            TreeMap<Instant, Integer> changes = new TreeMap<>();
            acknowledged.values().forEach(when -> changes.merge(when, 1, Integer::sum));
            replies.forEach(reply -> changes.merge(reply.at(), -1, Integer::sum));
            int backlog = 0;
            int most = 0;
            Instant peak = at;
            for (Map.Entry<Instant, Integer> change : changes.entrySet()) {
                backlog += change.getValue();
                if (backlog > most && change.getKey().isAfter(at)) {
                    most = backlog;
                    peak = change.getKey();
                }
            }
            Instant low = peak;
            backlog = most;
            for (Map.Entry<Instant, Integer> change :
                    changes.tailMap(peak, false).entrySet()) {
                backlog += change.getValue();
                low = change.getKey();
                if (backlog <= most / 10) {
                    break;
                }
            }
            Instant from = peak;
            Instant to = low;
            long gone = Stream.of(replies)
                    .flatMap(List::stream)
                    .filter(reply -> reply.at().isAfter(from) && !reply.at().isAfter(to))
                    .count();
            double seconds = Duration.between(from, to).toMillis() / 1e3;
            return String.format(
                    Locale.ROOT,
                    "backlog of %d drained in %.1f s at %.0f replies a second",
                    most,
                    seconds,
                    seconds == 0 ? 0 : gone / seconds);
        }
    }
}
