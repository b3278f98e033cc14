package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.LeaseLostException;
import io.github.imbot4j.delivery.contract.JournalFixture;
import io.github.imbot4j.testing.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database server goes away under load, and comes back. */
@Timeout(180)
class PostgresRestartTest extends JournalFixture {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int AFTER = 40;

    @TempDir
    Path data;

    private Optional<Postgres.Server> server = Optional.empty();
    private Optional<OpenJournal> open = Optional.empty();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Override
    protected Journal make(Clock clock, int capacity) {
        server = Optional.of(Postgres.Server.at(data.resolve("cluster"), 0));
        open = Optional.of(
                OpenJournal.postgresql(server.get().create(), Clock.systemUTC(), 100_000, Duration.ofSeconds(2)));
        return open.get().journal();
    }

    @AfterEach
    void end() {
        open.ifPresent(OpenJournal::close);
        server.ifPresent(Postgres.Server::close);
    }

    /** Posts events, each in a dialog of its own, as a portal does: one that is refused is not posted again. */
    private boolean post(int who) {
        for (int i = 0; !enough.get(); i++) {
            String key = who + "-" + i;
            try {
                if (journal().accept(List.of(entry("d" + key, key))).equals(List.of(AcceptResult.STORED))) {
                    acknowledged.add(key);
                }
            } catch (JournalException away) {
                refused.incrementAndGet();
            }
        }
        return true;
    }

    /** Answers each event with its key. */
    private boolean work(Journal journal) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                journal.claim(owner -> true, Duration.ofMillis(200)).ifPresent(one -> answer(journal, one));
            } catch (JournalException | LeaseLostException away) {
                // It is claimed again, by somebody.
            }
        }
        return true;
    }

    private static void answer(Journal journal, ClaimedEvent one) {
        String key = one.entry().key();
        journal.complete(
                one, EventEffects.calls(List.of(call(one.entry().lane().dialog(), "k" + key.replace('-', '.')))));
    }

    private void awaitAcknowledged(int more) {
        int wanted = acknowledged.size() + more;
        Await.until(LONGEST, () -> acknowledged.size() >= wanted);
    }

    @Test
    void whatWasAcknowledgedIsDoneOnceAlthoughTheServerRestartsUnderLoad() throws Exception {
        ExecutorService people = Executors.newCachedThreadPool();
        ExecutorService workers = Executors.newCachedThreadPool();
        try {
            List<Future<Boolean>> posting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int who = i;
                posting.add(people.submit(() -> post(who)));
                workers.execute(() -> work(journal()));
            }
            awaitAcknowledged(AFTER);
            for (int restart = 0; restart < 2; restart++) {
                int before = refused.get();
                int port = server.orElseThrow().port();
                server.orElseThrow().close();
                Await.until(LONGEST, () -> refused.get() != before);
                server = Optional.of(Postgres.Server.at(data.resolve("cluster"), port));
                awaitAcknowledged(AFTER);
            }
            enough.set(true);
            for (Future<Boolean> one : posting) {
                one.get();
            }
            // What was committed and not yet known of when the server went is found once this node's lease has run out.
            Await.happens(LONGEST, () -> {
                Await.pause(Duration.ofMillis(20));
                return answered().containsAll(acknowledged);
            });
        } finally {
            enough.set(true);
            people.shutdownNow();
            workers.shutdownNow();
        }

        assertThat(refused.get()).isPositive();
        assertThat(answered()).doesNotHaveDuplicates().containsAll(acknowledged);
    }

    private List<String> answered() {
        return journal().records().outbox(new Filter(Optional.empty(), "", 100_000)).stream()
                .map(PostgresRestartTest::key)
                .toList();
    }

    private static String key(OutboxRecord reply) {
        return reply.call().orElseThrow().call().method().substring(1).replace('.', '-');
    }
}
