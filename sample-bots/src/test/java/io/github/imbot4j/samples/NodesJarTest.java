package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.jdbc.JournalSettings;
import io.github.imbot4j.samples.Town.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Runs two nodes on one PostgreSQL and kills one of them for good half-way. Events go to either, as a load balancer deals
 * them, and to the other one when a node does not answer.
 */
@Timeout(300)
class NodesJarTest {

    private static final int EVENTS = Integer.getInteger("nodes.events", 600);
    private static final int DIALOGS = 40;
    private static final int PER_SECOND = 60;
    private static final long SEED = Long.getLong("nodes.seed", 4);

    private static final Duration LEASE = JournalSettings.standard().lease();

    /**
     * For the backlog of the dead node's lanes on a crowded machine: the crash tests run beside this one. Alone on two processors nothing
     * of it is needed.
     */
    private static final Duration MARGIN = Duration.ofSeconds(8);

    @TempDir
    Path directory;

    @Test
    void noEventOfADeadNodeWaitsLongerThanItsLease() throws Exception {
        URI address = Node.anyAddress();
        try (PostgresServer postgres = PostgresServer.start();
                Town town = new Town(3, DIALOGS, address);
                Node one = new Node(town, directory, postgres.address(), address);
                Node two = new Node(town, directory, postgres.address(), Node.anyAddress())) {
            try {
                CrashJarTest.await(() -> one.isUp() && two.isUp());
                town.install();
                town.say(EVENTS);
                killOne(town, one, two);
            } catch (AssertionError failure) {
                throw new AssertionError(
                        failure.getMessage() + "\nThe nodes printed:\n" + CrashJarTest.end(one.log()) + "\n---\n"
                                + CrashJarTest.end(two.log()),
                        failure);
            }
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
            assertThat(post(node, town, 0)).isEqualTo(200);
            first.close();

            assertThat(post(node, town, 1)).isEqualTo(503);
            CrashJarTest.await(() -> node.health().contains("\"status\":\"down\""));
            assertThat(node.health()).contains("the journal fails").doesNotContain("Exception");
            assertThat(node.log()).doesNotContain("Could not take a post");

            try (PostgresServer again = PostgresServer.at(data, first.port())) {
                assertThat(again.port()).isEqualTo(first.port());
                CrashJarTest.await(() -> node.health().contains("\"status\":\"up\""));
                assertThat(post(node, town, 2)).isEqualTo(200);
                CrashJarTest.await(node::isIdle);
            }
            assertThat(town.replies()).extracting(Reply::number).containsExactly(0, 2);
        } finally {
            first.close();
        }
    }

    private static void killOne(Town town, Node one, Node two) {
        AtomicBoolean dead = new AtomicBoolean();
        AtomicLong turn = new AtomicLong();
        long begun = System.nanoTime();
        try (Postman postman = new Postman(
                town, EVENTS, SEED, number -> number < (System.nanoTime() - begun) / 1e9 * PER_SECOND, number -> {
                    int first = dead.get() || turn.incrementAndGet() % 2 == 0 ? post(two, town, number) : 0;
                    return first != 0 || dead.get() ? first : eitherWay(one, two, town, number);
                })) {
            CrashJarTest.await(() -> postman.acknowledged().size() >= EVENTS / 2);
            one.kill();
            dead.set(true);
            CrashJarTest.await(postman::isDone);
            CrashJarTest.await(two::isIdle);

            Set<Integer> unknown = unknown(two);
            Set<Integer> answered = town.replies().stream().map(Reply::number).collect(Collectors.toSet());
            unknown.removeAll(answered);
            Duration longest = longestWait(town, postman);
            System.out.printf(
                    Locale.ROOT,
                    "Two nodes on PostgreSQL, one killed for good: %d events of %d dialogs at %d a second, %d duplicates, %d"
                            + " replies, %d unknown and not there; the longest wait was %.1f s, the lease is %d s.%n",
                    EVENTS,
                    DIALOGS,
                    PER_SECOND,
                    postman.duplicates(),
                    town.replies().size(),
                    unknown.size(),
                    longest.toMillis() / 1e3,
                    LEASE.toSeconds());
            assertThat(answered).hasSize(EVENTS - unknown.size());
            assertThat(town.replies()).hasSize(answered.size());
            for (int d = 0; d < DIALOGS; d++) {
                int dialog = d;
                List<Integer> got = town.replies().stream()
                        .filter(reply -> reply.dialog() == dialog)
                        .map(Reply::number)
                        .toList();
                assertThat(got).as("replies in dialog %d", dialog).isSorted();
            }
            assertThat(longest).isLessThan(LEASE.plus(MARGIN));
            assertThat(two.command("inbox", "ls", "--state=dead")).isEmpty();
        }
    }

    private static int eitherWay(Node one, Node two, Town town, int number) {
        int first = post(one, town, number);
        return first == 0 ? post(two, town, number) : first;
    }

    private static int post(Node node, Town town, int number) {
        return node.post(town.form(number));
    }

    private static Set<Integer> unknown(Node node) {
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode call : node.command("outbox", "ls", "--state=unknown", "--most=100000")) {
            numbers.add(Integer.valueOf(
                    call.get("call").get("params").get("MESSAGE").asString()));
        }
        return numbers;
    }

    /** From the acknowledgement to the reply. */
    private static Duration longestWait(Town town, Postman postman) {
        return town.replies().stream()
                .map(reply -> Duration.between(postman.acknowledged().get(reply.number()), reply.at()))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
