package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.samples.Town.Reply;
import io.github.imbot4j.testing.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills the program again and again while portals post to it, fail at random and close idle connections after 1 to 5 s. Every acknowledged event has its reply,
 * in its dialog's order. Replies of which nobody can find out whether they were sent are sent again: no more of them are said twice
 * than there were kills and answers lost at the end of a connection.
 *
 * <p>The databases are tried at the same time: most of it is waiting for processes to start.
 *
 * <p>For longer runs by hand: {@code -Dcrash.events=2000 -Dcrash.kills=12}, or {@code -Dcrash.events=20000 -Dcrash.dialogs=400
 * -Dcrash.kills=100 -Dcrash.seed=7}.
 */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class CrashJarTest {

    /** So many that a portal that is held back for a fault is not what most events wait for. */
    private static final int PORTALS = Integer.getInteger("crash.portals", 10);

    private static final int EVENTS = Integer.getInteger("crash.events", 500);
    private static final int DIALOGS = Integer.getInteger("crash.dialogs", 40);
    private static final int KILLS = Integer.getInteger("crash.kills", 5);
    private static final long SEED = Long.getLong("crash.seed", 4);
    private static final int LONGEST_LIFE_MILLIS = 1_000;

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final AtomicInteger lives = new AtomicInteger();

    /** Nobody posts to a program that starts: that takes the processors from it. */
    private volatile boolean up = true;

    @Test
    void nothingIsLostOnSqlite() {
        survives("SQLite", "sqlite:" + directory.resolve("imbot.db"));
    }

    @Test
    void nothingIsLostOnPostgresql() throws Exception {
        try (PostgresServer postgres = PostgresServer.start()) {
            survives("PostgreSQL", postgres.address());
        }
    }

    private void survives(String name, String store) {
        long begun = System.nanoTime();
        URI address = Node.anyAddress();
        try (Town town = new Town(PORTALS, DIALOGS, address);
                Node node = new Node(town, directory, store, address)) {
            begin(node, town, EVENTS);
            try (Mischief mischief = new Mischief(town.portals(), SEED, 400);
                    Postman postman =
                            new Postman(town, EVENTS, SEED, this::isDue, number -> node.post(town.form(number)))) {
                for (int kill = 0; kill < KILLS; kill++) {
                    if (kill % 4 == 1) {
                        mischief.noAnswer();
                    }
                    pause(random.nextInt(LONGEST_LIFE_MILLIS));
                    node.kill();
                    up = false;
                    node.start();
                    if (kill % 5 == 4) {
                        pause(random.nextInt(LONGEST_LIFE_MILLIS));
                        node.kill();
                        node.start();
                    }
                    await(node::isUp);
                    up = true;
                    lives.incrementAndGet();
                }
                await(postman::isDone);
                mischief.stop();
                await(node::isIdle);
                assertThat(node.command("outbox", "ls")).as("the outbox").isEmpty();
                assertThat(node.command("inbox", "ls", "--state=dead"))
                        .as("dead letters")
                        .isEmpty();
                int again = check(town, postman);
                assertThat(again)
                        .as("replies said more than once")
                        .isLessThanOrEqualTo(node.starts() - 1 + mischief.lostAnswers());
                System.out.printf(
                        Locale.ROOT,
                        "Crash test on %s, seed %d: %d events of %d dialogs on %d portals, %d kills, %d faults (%d answers lost), %d posts not"
                                + " acknowledged, %d duplicates; %d replies in order, none missing, %d found out, %d said again; %.0f s.%n",
                        name,
                        SEED,
                        EVENTS,
                        DIALOGS,
                        PORTALS,
                        node.starts() - 1,
                        mischief.planned(),
                        mischief.lostAnswers(),
                        postman.refused(),
                        postman.duplicates(),
                        town.replies().size(),
                        node.log().split("Found out: ", -1).length - 1,
                        again,
                        (System.nanoTime() - begun) / 1e9);
            } catch (AssertionError failure) {
                throw new AssertionError(failure.getMessage() + "\nThe program printed:\n" + end(node.log()), failure);
            }
        }
    }

    static void begin(Node node, Town town, int events) {
        await(node::isUp);
        try {
            town.install();
            town.say(events);
        } catch (AssertionError failure) {
            throw new AssertionError(failure.getMessage() + "\nThe program printed:\n" + end(node.log()), failure);
        }
    }

    /** Each life of the program gets its part of the events, so that there is something to lose in each. */
    private boolean isDue(int number) {
        return up && isOfThisLife(number);
    }

    private boolean isOfThisLife(int number) {
        return number < (long) EVENTS * (lives.get() + 1) / (KILLS + 1) || lives.get() == KILLS;
    }

    /**
     * Every acknowledged event has its reply, in its dialog's order as it was said first.
     *
     * @return how many replies were said more than once
     */
    static int check(Town town, Postman postman) {
        Map<Integer, List<Integer>> replies = town.replies().stream()
                .collect(Collectors.groupingBy(Reply::dialog, Collectors.mapping(Reply::number, Collectors.toList())));
        int count = postman.acknowledged().size();
        int again = 0;
        for (int d = 0; d < town.dialogs(); d++) {
            int dialog = d;
            List<Integer> got = replies.getOrDefault(dialog, List.of());
            List<Integer> wanted = IntStream.range(0, count)
                    .filter(n -> n % town.dialogs() == dialog)
                    .boxed()
                    .toList();
            assertThat(got.stream().distinct().toList())
                    .as("replies in dialog %d", dialog)
                    .containsExactlyElementsOf(wanted);
            again += got.size() - wanted.size();
        }
        assertThat(replies.keySet()).as("dialogs with replies").doesNotContain(-1);
        return again;
    }

    static String end(String log) {
        return log.length() > 6_000 ? "…" + log.substring(log.length() - 6_000) : log;
    }

    static void pause(long millis) {
        Await.pause(Duration.ofMillis(millis));
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
