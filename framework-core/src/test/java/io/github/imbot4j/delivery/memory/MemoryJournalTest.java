package io.github.imbot4j.delivery.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.contract.JournalContract;
import io.github.imbot4j.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class MemoryJournalTest extends JournalContract {

    @Override
    protected Journal make(Clock clock, int capacity) {
        return new MemoryJournal(clock, capacity, MemoryJournal.MEMORY, MemoryJournal.MOST_KEYS);
    }

    @Test
    void forgetsKeysAfterTheirTime() {
        accepted(entry("27", "a"));

        accepted(later(MemoryJournal.MEMORY.minusSeconds(1), "27", "b"));
        assertThat(journal().accept(List.of(entry("27", "a")))).containsExactly(AcceptResult.DUPLICATE);

        accepted(later(MemoryJournal.MEMORY, "27", "c"));
        assertThat(journal().accept(List.of(entry("27", "a")))).containsExactly(AcceptResult.STORED);
    }

    @Test
    void remembersNoMoreKeysThanFit() {
        MemoryJournal journal = new MemoryJournal(clock, 100, Duration.ofHours(1), 2);
        journal.accept(List.of(entry("27", "a"), entry("27", "b"), entry("27", "c")));

        assertThat(journal.accept(List.of(entry("27", "c")))).containsExactly(AcceptResult.DUPLICATE);
        assertThat(journal.accept(List.of(entry("27", "a")))).containsExactly(AcceptResult.STORED);
    }

    @Test
    void keepsTheLatestDeadLettersOnly() {
        for (int i = 0; i <= MemoryJournal.MOST_STOPPED; i++) {
            accepted(entry("27", "k" + i));
            journal().fail(claim(), "", "no", EventEffects.DONE);
        }

        List<JournalRecords.InboxRecord> kept =
                journal().records().inbox(new JournalRecords.Filter(java.util.Optional.empty(), "DEAD", 2_000));
        assertThat(kept).hasSize(MemoryJournal.MOST_STOPPED);
        assertThat(kept.get(0).entry().orElseThrow().key()).isEqualTo("k1");
    }

    @Test
    void drainsWhenTheLastCallIsOut() throws Exception {
        accepted(entry("27", "a"));
        assertThat(journal().drain(Duration.ZERO)).isFalse();
        CompletableFuture<Boolean> drained =
                CompletableFuture.supplyAsync(() -> journal().drain(Duration.ofMinutes(1)));

        done(claim(), call("27", "one"));
        sent(claimCall());

        assertThat(drained.get()).isTrue();
    }

    @Test
    void holdsBackWhoeverBringsMoreThanIsHandled() throws Exception {
        MemoryJournal journal = new MemoryJournal(clock, Duration.ofMinutes(1));
        for (int i = 0; i < MemoryJournal.CROWD; i++) {
            journal.accept(List.of(entry("chat" + i, "k" + i)));
        }
        FutureTask<List<AcceptResult>> accepting =
                new FutureTask<>(() -> journal.accept(List.of(entry("27", "one more"))));
        Thread thread = new Thread(accepting);
        thread.start();
        Await.until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        assertThat(journal.backlog().events()).isEqualTo(MemoryJournal.CROWD + 1);

        journal.complete(journal.claim(owner -> true, Duration.ZERO).orElseThrow(), EventEffects.DONE);

        assertThat(accepting.get()).containsExactly(AcceptResult.STORED);
    }

    /** A handler that takes its time is no reason to keep portals waiting. */
    @Test
    void holdsNobodyBackAfterWaitingInVain() {
        MemoryJournal journal = new MemoryJournal(clock, Duration.ofMillis(50));
        long begun = System.nanoTime();
        for (int i = 0; i < 2_000; i++) {
            assertThat(journal.accept(List.of(entry("chat" + i, "k" + i)))).containsExactly(AcceptResult.STORED);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }
}
