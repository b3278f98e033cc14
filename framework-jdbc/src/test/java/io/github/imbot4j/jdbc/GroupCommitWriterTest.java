package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitWriterTest {

    @TempDir
    Path folder;

    private final AtomicInteger transactions = new AtomicInteger();
    private final List<String> applied = new CopyOnWriteArrayList<>();

    @Test
    void aDeferredChangeIsCommittedWithTheNext() {
        try (Database database = open();
                GroupCommitWriter writer = writer(database, Duration.ofMinutes(5))) {
            writer.defer(change("deferred"));
            writer.commit(change("change"));

            assertThat(applied).containsExactly("deferred", "change");
            assertThat(transactions).hasValue(1);
        }
    }

    @Test
    void aDeferredChangeIsCommittedAloneWhenNothingFollows() {
        try (Database database = open();
                GroupCommitWriter writer = writer(database, Duration.ofMillis(1))) {
            writer.defer(change("deferred"));

            Await.until(() -> applied.contains("deferred"));
        }
    }

    @Test
    void closingCommitsDeferredChanges() {
        try (Database database = open()) {
            try (GroupCommitWriter writer = writer(database, Duration.ofMinutes(5))) {
                writer.defer(change("deferred"));
            }

            assertThat(applied).contains("deferred");
        }
    }

    private Database open() {
        return Database.of(new StoreAddress.Sqlite(folder.resolve("imbot.db"), "sqlite:imbot.db"), 2);
    }

    private Change<Boolean> change(String name) {
        return store -> applied.add(name);
    }

    private GroupCommitWriter writer(Database database, Duration deferral) {
        GroupCommitWriter.Fence fence = new GroupCommitWriter.Fence() {
            @Override
            public long enter(Handle store) {
                return transactions.incrementAndGet();
            }

            @Override
            public void publish(long ticket, Runnable memory) {
                memory.run();
            }
        };
        return new GroupCommitWriter(database, fence, () -> {}, deferral);
    }
}
