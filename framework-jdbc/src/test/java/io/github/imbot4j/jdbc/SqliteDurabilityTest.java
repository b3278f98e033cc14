package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.Claimed;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.Completion;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Receipt;
import io.github.imbot4j.delivery.Settlement;
import io.github.imbot4j.delivery.contract.SetClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDurabilityTest extends DurabilityContract {

    @TempDir
    Path folder;

    @Override
    OpenJournal open(Clock clock, int capacity, boolean anew) {
        return OpenJournal.sqlite(folder.resolve("journal.db"), clock, capacity);
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
    void aFullDiskRefusesAndWorkGoesOnWhenThereIsSpace() {
        OpenJournal open = OpenJournal.sqliteOnOneConnection(folder.resolve("full.db"), new SetClock());
        try {
            open.journal().accept(List.of(entry("27", "a"), entry("28", "b")));
            Claimed first = open.journal().claim(owner -> true, Duration.ZERO).orElseThrow();
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
            assertThatThrownBy(() -> open.journal()
                            .complete(first, Completion.calls(Collections.nCopies(2_000, call("27", "reply")))))
                    .isInstanceOf(JournalException.class);

            fill(open, false);
            open.journal().complete(first, Completion.calls(List.of(call("27", "reply"))));
            List<ClaimedCall> replies = open.journal().claimCalls(PLENTY, Duration.ofSeconds(20));
            assertThat(methods(replies)).containsExactly("reply");
            open.journal().settle(List.of(new Settlement.Sent(sent)));
            assertThat(open.journal().accept(List.of(entry("31", "new")))).containsExactly(Receipt.STORED);
        } finally {
            open.close();
        }
    }
}
