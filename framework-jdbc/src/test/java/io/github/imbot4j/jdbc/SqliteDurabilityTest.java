package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.rest.Sleeper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDurabilityTest extends DurabilityContract {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Override
    OpenJournal open(Clock clock, int capacity, boolean anew) {
        return OpenJournal.sqlite(folder.resolve("journal.db"), clock, capacity);
    }

    /** A disk on which nothing comes to an end: somebody else holds the file's only lock. */
    @Test
    void aDiskThatDoesNotAnswerRefusesAndIsUsedAgain() throws SQLException {
        OpenJournal open = OpenJournal.sqlite(folder.resolve("slow.db"), new SetClock(), Duration.ofMillis(500));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("slow.db"));
                Statement lock = other.createStatement()) {
            open.journal().accept(List.of(entry("27", "a")));
            ClaimedEvent first =
                    open.journal().claim(owner -> true, Duration.ZERO).orElseThrow();
            lock.execute("begin immediate");

            assertThatThrownBy(() -> open.journal().accept(List.of(entry("28", "b"))))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("slow.db")
                    .hasMessageContaining("goes on by itself");
            CompletableFuture<Void> ending = CompletableFuture.runAsync(() ->
                    open.journal().complete(first, EventEffects.calls(List.of(call("27", "reply")))));

            assertThatThrownBy(() -> open.journal().prove()).isInstanceOf(JournalException.class);
            assertThat(open.journal().trouble()).isPresent();

            lock.execute("rollback");
            open.journal().prove();
            assertThat(ending).succeedsWithin(SOON);
            assertThat(methods(open.journal().claimCalls(PLENTY, Duration.ofSeconds(20))))
                    .containsExactly("reply");
            assertThat(open.journal().claim(owner -> true, Duration.ZERO)).isEmpty();
            assertThat(open.journal().accept(List.of(entry("28", "b")))).containsExactly(AcceptResult.STORED);
        } finally {
            open.close();
        }
    }

    @Test
    void moreDialogsThanMemoryHoldsWaitInTheStoreAndComeInTurn() {
        int more = 50;
        int all = LaneBooks.MOST + more;
        OpenJournal open = OpenJournal.sqlite(folder.resolve("many.db"), new SetClock(), 2 * all);
        try {
            for (int i = 0; i < all; i += 500) {
                open.journal()
                        .accept(IntStream.range(i, Math.min(all, i + 500))
                                .mapToObj(n -> entry("d" + n, "k" + n))
                                .toList());
            }
            Set<String> keys = new HashSet<>();
            List<ClaimedEvent> held = new ArrayList<>();
            for (int i = 0; i < LaneBooks.MOST; i++) {
                ClaimedEvent one = open.journal().claim(owner -> true, SOON).orElseThrow();
                held.add(one);
                assertThat(keys.add(one.entry().key())).isTrue();
            }
            assertThat(open.journal().claim(owner -> true, Duration.ZERO)).isEmpty();
            assertThat(open.journal().backlog().events()).isEqualTo(all);

            held.subList(0, more).forEach(one -> open.journal().complete(one, EventEffects.DONE));
            for (int i = 0; i < more; i++) {
                keys.add(open.journal()
                        .claim(owner -> true, SOON)
                        .orElseThrow()
                        .entry()
                        .key());
            }
            assertThat(keys).hasSize(all);
        } finally {
            open.abandon();
        }
    }

    /** Lets the file grow no further than it is, as a full disk would; any connection may be the next one's. */
    private static void fill(OpenJournal open, boolean full) {
        open.database().read(store -> {
            long pages =
                    store.createQuery("pragma page_count").mapTo(Long.class).one();
            store.execute("pragma max_page_count = " + (full ? pages : 1_000_000));
            return pages;
        });
    }

    @Test
    void aFullDiskRefusesAndWorkGoesOnWhenThereIsSpace() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        OpenJournal open = OpenJournal.sqliteOnOneConnection(folder.resolve("full.db"), new SetClock(), pause -> {
            tried.countDown();
            Sleeper.real().sleep(pause);
        });
        try {
            open.journal().accept(List.of(entry("27", "a"), entry("28", "b")));
            ClaimedEvent first =
                    open.journal().claim(owner -> true, Duration.ZERO).orElseThrow();
            open.journal().put(List.of(call("29", "sent")));
            ClaimedCall sent = open.journal().claimCalls(PLENTY, Duration.ZERO).get(0);
            fill(open, true);

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            open.journal().accept(List.of(entry("30", "k" + i)));
                        }
                    })
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("full.db")
                    .hasMessageContaining("full")
                    .hasMessageContaining("space");
            CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> open.journal()
                    .complete(first, EventEffects.calls(Collections.nCopies(2_000, call("27", "reply")))));
            assertThat(tried.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ending).isNotDone();

            fill(open, false);
            assertThat(ending).succeedsWithin(SOON);
            List<ClaimedCall> replies = open.journal().claimCalls(PLENTY, Duration.ofSeconds(20));
            assertThat(methods(replies)).containsExactly("reply");
            open.journal().settle(List.of(new CallOutcome.Sent(sent)));
            assertThat(open.journal().accept(List.of(entry("31", "new")))).containsExactly(AcceptResult.STORED);
        } finally {
            open.close();
        }
    }
}
