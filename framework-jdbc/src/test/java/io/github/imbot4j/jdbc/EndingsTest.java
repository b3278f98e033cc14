package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.delivery.Claimed;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.Completion;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Settlement;
import io.github.imbot4j.delivery.contract.JournalFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ends a piece of work while the storage fails: another connection holds the file's only lock for some tries. */
@Timeout(60)
class EndingsTest extends JournalFixture {

    private final AtomicInteger pauses = new AtomicInteger();
    private final OpenJournal open;
    private final Connection other;

    EndingsTest(@TempDir Path folder) throws SQLException {
        Path file = folder.resolve("journal.db");
        open = OpenJournal.sqlite(file, clock, Duration.ofMillis(250), pause -> paused());
        other = DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @Override
    protected Journal make(Clock clock, int capacity) {
        return open.journal();
    }

    @BeforeEach
    void takeNotice() {
        accepted(entry("27", "a"));
    }

    @AfterEach
    void end() throws SQLException {
        other.close();
        open.close();
    }

    private void execute(String sql) {
        try (Statement statement = other.createStatement()) {
            statement.execute(sql);
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private void fail() {
        execute("begin immediate");
    }

    /** The second try finds the file free again. */
    private void paused() {
        if (pauses.incrementAndGet() == 2) {
            execute("rollback");
        }
    }

    @Test
    void anEventIsDoneOnceTheStorageTakesIt() {
        Claimed claimed = claim();
        fail();

        journal().complete(claimed, Completion.calls(List.of(call("27", "reply"))));

        assertThat(pauses).hasValue(2);
        assertThat(journal().trouble()).isEmpty();
        assertThat(nextMethods()).containsExactly("reply");
    }

    @Test
    void callsAreSettledOnceTheStorageTakesIt() {
        Claimed claimed = claim();
        journal().complete(claimed, Completion.calls(List.of(call("27", "reply"))));
        ClaimedCall call = claimCall();
        fail();

        journal().settle(List.of(new Settlement.Sent(call)));

        assertThat(pauses).hasValue(2);
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void whatNobodyWaitsForIsEndedAsWell() {
        Claimed claimed = claim();
        CompletableFuture<RuntimeException> told = new CompletableFuture<>();
        fail();

        journal().complete(claimed, Completion.calls(List.of(call("27", "reply"))), told::complete);

        assertThat(methods(journal().claimCalls(PLENTY, Duration.ofSeconds(30))))
                .containsExactly("reply");
        assertThat(pauses).hasValue(2);
        assertThat(told).isNotDone();
    }

    @Test
    void anEventIsPutBackOrDeadOnceTheStorageTakesIt() {
        Claimed claimed = claim();
        fail();
        journal().retry(claimed, clock.instant(), "busy");
        Claimed again = claim();
        pauses.set(0);
        fail();

        journal().fail(again, "", "no", Completion.DONE);

        assertThat(pauses).hasValue(2);
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void whatIsEndedTwiceOrAfterTheCloseIsTold() throws Exception {
        Claimed claimed = claim();
        CompletableFuture<RuntimeException> twice = new CompletableFuture<>();
        accepted(entry("28", "b"));
        Claimed second = claim();
        CompletableFuture<RuntimeException> closed = new CompletableFuture<>();
        journal().complete(claimed, Completion.DONE);

        journal().complete(claimed, Completion.DONE, twice::complete);
        journal().close();
        fail();
        journal().complete(second, Completion.DONE, closed::complete);

        assertThat(twice.get(20, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isInstanceOf(JournalException.class);
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> journal().complete(second, Completion.DONE));
        assertThat(pauses).hasValue(0);
        execute("rollback");
    }
}
