package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.LeaseLostException;
import io.github.imbot4j.delivery.contract.JournalFixture;
import io.github.imbot4j.jdbc.LeakyWire.Break;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of an event when the answer to a commit is lost: nobody knows then whether the database did it. */
@ExtendWith(Postgres.class)
@Timeout(60)
class LostAnswerTest extends JournalFixture {

    private static final Duration LEASE = Duration.ofMillis(1_500);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Postgres.Server server;
    private final String url;
    private final LeakyWire wire;
    private final OpenJournal open;

    LostAnswerTest(Postgres.Server server) {
        this.server = server;
        url = server.create();
        wire = new LeakyWire(server.port(), "delete from inbox where id = ");
        open = through(wire);
    }

    /** Without prepared statements, whose words are told once only. */
    private OpenJournal through(LeakyWire other) {
        String address = url.replace(":" + server.port(), ":" + other.port()) + "?prepareThreshold=0";
        return OpenJournal.postgresql(address, clock, 1_000, LEASE);
    }

    @Override
    protected Journal make(Clock clock, int capacity) {
        return open.journal();
    }

    @AfterEach
    void end() {
        open.close();
        wire.close();
    }

    private ClaimedEvent claimSoon() {
        return journal().claim(owner -> true, SOON).orElseThrow();
    }

    @Test
    void whatWasCommittedIsNotDoneASecondTime() {
        accepted(entry("27", "a"), entry("27", "b"));
        ClaimedEvent a = claim();
        wire.breakNextCommit(Break.BEFORE_THE_NODE_HEARS);

        assertThatThrownBy(() -> journal().complete(a, EventEffects.calls(List.of(call("27", "reply")))))
                .isInstanceOfAny(JournalException.class, LeaseLostException.class);
        assertThat(wire.isBroken()).isTrue();

        // It insists, as whoever works on an event does.
        assertThatThrownBy(() -> journal().complete(a, EventEffects.calls(List.of(call("27", "reply")))))
                .isInstanceOf(LeaseLostException.class);
        List<ClaimedCall> replies = journal().claimCalls(PLENTY, SOON);
        assertThat(methods(replies)).containsExactly("reply");
        sent(replies.get(0));
        assertThat(claimSoon().entry().key()).isEqualTo("b");
        assertThat(nextMethods()).isEmpty();
    }

    @Test
    void whatWasNotCommittedIsDoneAgainFromTheStart() {
        accepted(entry("27", "a"));
        ClaimedEvent a = claim();
        journal().records().inbox(ALL);
        wire.breakNextCommit(Break.BEFORE_THE_SERVER_HEARS);

        assertThatThrownBy(() -> journal().complete(a, EventEffects.calls(List.of(call("27", "reply")))))
                .isInstanceOfAny(JournalException.class, LeaseLostException.class);
        assertThat(wire.isBroken()).isTrue();

        ClaimedEvent again = claimSoon();
        assertThat(again.entry().key()).isEqualTo("a");
        assertThat(again.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> journal().complete(a, EventEffects.calls(List.of(call("27", "reply")))))
                .isInstanceOf(LeaseLostException.class);
        done(again, call("27", "reply"));
        List<ClaimedCall> replies = journal().claimCalls(PLENTY, SOON);
        assertThat(methods(replies)).containsExactly("reply");
        sent(replies.get(0));
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void aDeliveryWhoseCommitIsUnknownIsStoredOnceWhenItComesAgain() {
        LeakyWire ofAccepts = new LeakyWire(server.port(), "insert into inbox");
        OpenJournal other = through(ofAccepts);
        try {
            ofAccepts.breakNextCommit(Break.BEFORE_THE_NODE_HEARS);
            assertThatThrownBy(() -> other.journal().accept(List.of(entry("27", "a"))))
                    .isInstanceOf(JournalException.class);
            assertThat(ofAccepts.isBroken()).isTrue();

            Optional<AcceptResult> receipt = Optional.empty();
            while (receipt.isEmpty()) {
                receipt = tryAccept(other.journal());
            }
            assertThat(receipt).contains(AcceptResult.DUPLICATE);
        } finally {
            other.close();
            ofAccepts.close();
        }
    }

    private static Optional<AcceptResult> tryAccept(Journal journal) {
        try {
            return Optional.of(journal.accept(List.of(entry("27", "a"))).get(0));
        } catch (JournalException rejoining) {
            return Optional.empty();
        }
    }
}
