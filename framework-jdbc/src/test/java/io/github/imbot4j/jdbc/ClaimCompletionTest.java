package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalException;
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
class ClaimCompletionTest extends JournalFixture {

    private final AtomicInteger pauses = new AtomicInteger();
    private final OpenJournal open;
    private final Connection other;

    ClaimCompletionTest(@TempDir Path folder) throws SQLException {
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
        ClaimedEvent claimedEvent = claim();
        fail();

        journal().complete(claimedEvent, EventEffects.calls(List.of(call("27", "reply"))));

        assertThat(pauses).hasValue(2);
        assertThat(journal().trouble()).isEmpty();
        assertThat(nextMethods()).containsExactly("reply");
    }

    @Test
    void callsAreSettledOnceTheStorageTakesIt() {
        ClaimedEvent claimedEvent = claim();
        journal().complete(claimedEvent, EventEffects.calls(List.of(call("27", "reply"))));
        ClaimedCall call = claimCall();
        fail();

        journal().settle(List.of(new CallOutcome.Sent(call)));

        assertThat(pauses).hasValue(2);
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void whatNobodyWaitsForIsEndedAsWell() {
        ClaimedEvent claimedEvent = claim();
        CompletableFuture<RuntimeException> told = new CompletableFuture<>();
        fail();

        journal().complete(claimedEvent, EventEffects.calls(List.of(call("27", "reply"))), told::complete);

        assertThat(methods(journal().claimCalls(PLENTY, Duration.ofSeconds(30))))
                .containsExactly("reply");
        assertThat(pauses).hasValue(2);
        assertThat(told).isNotDone();
    }

    @Test
    void anEventIsPutBackOrDeadOnceTheStorageTakesIt() {
        ClaimedEvent claimedEvent = claim();
        fail();
        journal().retry(claimedEvent, clock.instant(), "busy");
        ClaimedEvent again = claim();
        pauses.set(0);
        fail();

        journal().fail(again, "", "no", EventEffects.DONE);

        assertThat(pauses).hasValue(2);
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void whatIsEndedTwiceOrAfterTheCloseIsTold() throws Exception {
        ClaimedEvent claimedEvent = claim();
        CompletableFuture<RuntimeException> twice = new CompletableFuture<>();
        accepted(entry("28", "b"));
        ClaimedEvent second = claim();
        CompletableFuture<RuntimeException> closed = new CompletableFuture<>();
        journal().complete(claimedEvent, EventEffects.DONE);

        journal().complete(claimedEvent, EventEffects.DONE, twice::complete);
        journal().close();
        fail();
        journal().complete(second, EventEffects.DONE, closed::complete);

        assertThat(twice.get(20, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isInstanceOf(JournalException.class);
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> journal().complete(second, EventEffects.DONE));
        assertThat(pauses).hasValue(0);
        execute("rollback");
    }
}
