package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.samples.Town.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * Kills the program again and again while three portals post to it and fail at random. Every acknowledged event has its reply
 * once, in its dialog's order. Only replies of which nobody can know whether they were sent may miss, and the outbox names
 * them; they are decided here as an operator would.
 *
 * <p>The databases are tried at the same time: most of it is waiting for processes to start.
 *
 * <p>For longer runs by hand: {@code -Dcrash.events=20000 -Dcrash.dialogs=400 -Dcrash.kills=100 -Dcrash.seed=7}.
 */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class CrashJarTest {

    private static final int PORTALS = 3;
    private static final int EVENTS = Integer.getInteger("crash.events", 2_000);
    private static final int DIALOGS = Integer.getInteger("crash.dialogs", 40);
    private static final int KILLS = Integer.getInteger("crash.kills", 10);
    private static final long SEED = Long.getLong("crash.seed", 4);
    private static final int LONGEST_LIFE_MILLIS = 1_200;

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final AtomicInteger lives = new AtomicInteger();

    @Test
    void nothingIsLostAndNothingComesTwiceOnSqlite() {
        survives("SQLite", "sqlite:" + directory.resolve("imbot.db"));
    }

    @Test
    void nothingIsLostAndNothingComesTwiceOnPostgresql() throws Exception {
        try (PostgresServer postgres = PostgresServer.start()) {
            survives("PostgreSQL", postgres.address());
        }
    }

    private void survives(String name, String store) {
        long begun = System.nanoTime();
        URI address = Node.anyAddress();
        try (Town town = new Town(PORTALS, DIALOGS, address);
                Node node = new Node(town, directory, store, address)) {
            begin(node, town);
            try (Mischief mischief = new Mischief(town.portals(), SEED, 400);
                    Postman postman =
                            new Postman(town, EVENTS, SEED, this::isDue, number -> node.post(town.form(number)))) {
                for (int kill = 0; kill < KILLS; kill++) {
                    if (kill % 4 == 1) {
                        mischief.noAnswer();
                    }
                    pause(random.nextInt(LONGEST_LIFE_MILLIS));
                    node.kill();
                    node.start();
                    if (kill % 5 == 4) {
                        pause(random.nextInt(LONGEST_LIFE_MILLIS));
                        node.kill();
                        node.start();
                    }
                    await(node::isUp);
                    lives.incrementAndGet();
                }
                await(postman::isDone);
                mischief.stop();
                await(node::isIdle);
                int early = town.replies().size();
                Decided unknown = decide(node, town);
                await(node::isIdle);
                check(town, postman, unknown.sentAgain());
                assertThat(node.command("outbox", "ls")).as("the outbox").isEmpty();
                assertThat(node.command("inbox", "ls", "--state=dead"))
                        .as("dead letters")
                        .isEmpty();
                System.out.printf(
                        Locale.ROOT,
                        "Crash test on %s, seed %d: %d events of %d dialogs on %d portals, %d kills, %d faults, %d posts not"
                                + " acknowledged, %d duplicates; %d replies by themselves, %d unknown, %d of those sent again;"
                                + " %d replies in order, none missing, none twice; %.0f s.%n",
                        name,
                        SEED,
                        EVENTS,
                        DIALOGS,
                        PORTALS,
                        node.starts() - 1,
                        mischief.planned(),
                        postman.refused(),
                        postman.duplicates(),
                        early,
                        unknown.sentAgain().size() + unknown.dropped(),
                        unknown.sentAgain().size(),
                        town.replies().size(),
                        (System.nanoTime() - begun) / 1e9);
            } catch (AssertionError failure) {
                throw new AssertionError(failure.getMessage() + "\nThe program printed:\n" + end(node.log()), failure);
            }
        }
    }

    private static void begin(Node node, Town town) {
        await(node::isUp);
        try {
            town.install();
            town.say(EVENTS);
        } catch (AssertionError failure) {
            throw new AssertionError(failure.getMessage() + "\nThe program printed:\n" + end(node.log()), failure);
        }
    }

    /** What became of the unknown ones. */
    private record Decided(Set<Integer> sentAgain, int dropped) {}

    /** Each life of the program gets its part of the events, so that there is something to lose in each. */
    private boolean isDue(int number) {
        return number < (long) EVENTS * (lives.get() + 1) / (KILLS + 1) || lives.get() == KILLS;
    }

    /** Looks each unknown one up on its portal: what is there is dropped, what is not is retried. */
    private static Decided decide(Node node, Town town) {
        Set<Integer> there = town.replies().stream().map(Reply::number).collect(Collectors.toSet());
        Set<Integer> missing = new HashSet<>();
        List<String> retry = new ArrayList<>(List.of("outbox", "retry"));
        List<String> drop = new ArrayList<>(List.of("outbox", "drop"));
        for (JsonNode call : node.command("outbox", "ls", "--state=unknown", "--most=100000")) {
            int number = Integer.parseInt(
                    call.get("call").get("params").get("MESSAGE").asString());
            if (there.contains(number)) {
                drop.add(call.get("id").asString());
            } else {
                retry.add(call.get("id").asString());
                assertThat(missing.add(number))
                        .as("%d is unknown twice", number)
                        .isTrue();
            }
        }
        for (List<String> decision : List.of(retry, drop)) {
            if (decision.size() > 2) {
                node.command(decision.toArray(String[]::new));
            }
        }
        return new Decided(missing, drop.size() - 2);
    }

    static void check(Town town, Postman postman, Set<Integer> sentAgain) {
        Map<Integer, List<Integer>> replies = town.replies().stream()
                .collect(Collectors.groupingBy(Reply::dialog, Collectors.mapping(Reply::number, Collectors.toList())));
        int count = postman.acknowledged().size();
        for (int d = 0; d < town.dialogs(); d++) {
            int dialog = d;
            List<Integer> got = replies.getOrDefault(dialog, List.of());
            List<Integer> wanted = IntStream.range(0, count)
                    .filter(n -> n % town.dialogs() == dialog)
                    .boxed()
                    .toList();
            assertThat(got).as("replies in dialog %d", dialog).containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(got.stream().filter(n -> !sentAgain.contains(n)).toList())
                    .as("replies in dialog %d but those sent again later", dialog)
                    .isSorted();
        }
        assertThat(replies.keySet()).as("dialogs with replies").doesNotContain(-1);
    }

    static String end(String log) {
        return log.length() > 6_000 ? "…" + log.substring(log.length() - 6_000) : log;
    }

    static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    static void await(BooleanSupplier happened) {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not happen within 5 minutes.");
            }
            pause(20);
        }
    }
}
