package io.github.imbot4j.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MemoryJournalTest {

    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId BETA = new PortalId("beta");

    private Instant now = SampleEvents.NOON;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private MemoryJournal journal = new MemoryJournal(clock);

    private static boolean anybody(Lane.Owner owner) {
        return !owner.bot().isEmpty();
    }

    private static InboxEntry entry(PortalId portal, String dialog, String key) {
        return new InboxEntry(key, new Lane(portal, "greeter", dialog), SampleEvents.message(key));
    }

    private void accepted(InboxEntry... entries) {
        assertThat(journal.accept(List.of(entries))).containsOnly(Receipt.STORED);
    }

    private Claimed claim() {
        return journal.claim(MemoryJournalTest::anybody, Duration.ZERO).orElseThrow();
    }

    private Optional<String> nextKey() {
        return journal.claim(MemoryJournalTest::anybody, Duration.ZERO)
                .map(claimed -> claimed.entry().key());
    }

    private ClaimedCall claimCall() {
        return journal.claimCall(MemoryJournalTest::anybody, Duration.ZERO).orElseThrow();
    }

    private static OutgoingCall call(Claimed claimed, String method) {
        return OutgoingCall.of(claimed.entry().lane(), Call.of(method));
    }

    @Test
    void givesALanesEntriesOneAfterAnother() {
        accepted(entry(ACME, "27", "a"), entry(ACME, "27", "b"));

        Claimed first = claim();
        assertThat(first.entry().key()).isEqualTo("a");
        assertThat(nextKey()).isEmpty();

        journal.complete(first, List.of());
        assertThat(nextKey()).contains("b");
    }

    @Test
    void givesLanesSideBySide() {
        accepted(entry(ACME, "27", "a"), entry(ACME, "28", "b"), entry(ACME, "27", "c"));

        assertThat(nextKey()).contains("a");
        assertThat(nextKey()).contains("b");
        assertThat(nextKey()).isEmpty();
    }

    @Test
    void keepsTheNextEventBackUntilTheCallsOfTheLaneAreOut() {
        accepted(entry(ACME, "27", "a"), entry(ACME, "27", "b"));
        Claimed first = claim();

        journal.complete(first, List.of(call(first, "one"), call(first, "two")));
        assertThat(nextKey()).isEmpty();

        ClaimedCall one = claimCall();
        assertThat(one.call().call().method()).isEqualTo("one");
        assertThat(journal.claimCall(MemoryJournalTest::anybody, Duration.ZERO)).isEmpty();
        assertThat(nextKey()).isEmpty();

        journal.drop(one, new IllegalStateException("no"));
        ClaimedCall two = claimCall();
        assertThat(two.call().call().method()).isEqualTo("two");
        assertThat(nextKey()).isEmpty();

        journal.sent(two);
        assertThat(nextKey()).contains("b");
    }

    @Test
    void goesOnWithTheLaneAfterAFailure() {
        accepted(entry(ACME, "27", "a"), entry(ACME, "27", "b"));

        journal.fail(claim(), new IllegalStateException("no"));

        assertThat(nextKey()).contains("b");
    }

    @Test
    void holdsEventsBackForCallsThatAnotherLanePutIn() {
        accepted(entry(ACME, "27", "a"));
        Claimed first = claim();
        InboxEntry other = entry(ACME, "28", "b");
        accepted(other);

        journal.complete(first, List.of(OutgoingCall.of(other.lane(), Call.of("one"))));
        assertThat(nextKey()).isEmpty();

        journal.sent(claimCall());
        assertThat(nextKey()).contains("b");
    }

    @Test
    void takesTurnsBetweenOwners() {
        for (int i = 0; i < 3; i++) {
            accepted(entry(ACME, "acme" + i, "a" + i));
        }
        accepted(entry(BETA, "beta0", "b0"), entry(BETA, "beta1", "b1"));

        List<Optional<String>> order =
                IntStream.range(0, 5).mapToObj(i -> nextKey()).toList();

        assertThat(order.stream().map(Optional::orElseThrow)).containsExactly("a0", "b0", "a1", "b1", "a2");
    }

    @Test
    void passesOverOwnersThatAreNotWelcome() {
        accepted(entry(ACME, "27", "a"), entry(BETA, "27", "b"));

        Optional<Claimed> claimed = journal.claim(owner -> owner.portal().equals(BETA), Duration.ZERO);

        assertThat(claimed.map(one -> one.entry().key())).contains("b");
        assertThat(nextKey()).contains("a");
    }

    @Test
    void knowsADeliveryThatCameBefore() {
        InboxEntry twice = entry(ACME, "27", "a");
        accepted(twice);

        assertThat(journal.accept(List.of(twice, entry(ACME, "27", "b"))))
                .containsExactly(Receipt.DUPLICATE, Receipt.STORED);
        assertThat(journal.accept(List.of(entry(BETA, "27", "a")))).containsExactly(Receipt.STORED);
        assertThat(journal.accept(List.of(entry(BETA, "27", "c"), entry(BETA, "27", "c"))))
                .containsExactly(Receipt.STORED, Receipt.DUPLICATE);
    }

    @Test
    void stillKnowsItWhenItIsDone() {
        accepted(entry(ACME, "27", "a"));
        journal.complete(claim(), List.of());

        assertThat(journal.accept(List.of(entry(ACME, "27", "a")))).containsExactly(Receipt.DUPLICATE);
    }

    @Test
    void forgetsKeysAfterTheirTime() {
        accepted(entry(ACME, "27", "a"));

        now = now.plus(MemoryJournal.MEMORY).minusSeconds(1);
        assertThat(journal.accept(List.of(entry(ACME, "27", "a")))).containsExactly(Receipt.DUPLICATE);

        now = now.plusSeconds(1);
        assertThat(journal.accept(List.of(entry(ACME, "27", "a")))).containsExactly(Receipt.STORED);
    }

    @Test
    void remembersNoMoreKeysThanFit() {
        journal = new MemoryJournal(clock, 100, Duration.ofHours(1), 2);
        accepted(entry(ACME, "27", "a"), entry(ACME, "27", "b"), entry(ACME, "27", "c"));

        assertThat(journal.accept(List.of(entry(ACME, "27", "c")))).containsExactly(Receipt.DUPLICATE);
        assertThat(journal.accept(List.of(entry(ACME, "27", "a")))).containsExactly(Receipt.STORED);
    }

    @Test
    void storesAPostWholeOrNotAtAll() {
        journal = new MemoryJournal(clock, 4, Duration.ofHours(1), 100);
        InboxEntry a = entry(ACME, "27", "a");
        accepted(a);

        List<Receipt> receipts = journal.accept(
                List.of(entry(BETA, "1", "b"), entry(BETA, "2", "c"), entry(BETA, "3", "d"), entry(BETA, "4", "e")));

        assertThat(receipts).containsOnly(Receipt.FULL).hasSize(4);
        assertThat(journal.backlog()).isEqualTo(new Backlog(1, 0));
        accepted(entry(BETA, "1", "b"));
    }

    @Test
    void leavesRoomForOthersWhenOnePortalFloods() {
        journal = new MemoryJournal(clock, 8, Duration.ofHours(1), 100);

        long flooded = IntStream.range(0, 20)
                .filter(i -> journal.accept(List.of(entry(ACME, "27", "a" + i))).contains(Receipt.STORED))
                .count();

        assertThat(flooded).isEqualTo(4);
        accepted(entry(BETA, "27", "b"));
        assertThat(journal.hasRoom()).isTrue();
    }

    @Test
    void hasRoomAgainWhenSomethingIsDone() {
        journal = new MemoryJournal(clock, 1, Duration.ofHours(1), 100);
        accepted(entry(ACME, "27", "a"));
        assertThat(journal.hasRoom()).isFalse();
        assertThat(journal.accept(List.of(entry(BETA, "27", "b")))).containsExactly(Receipt.FULL);

        journal.complete(claim(), List.of());

        assertThat(journal.hasRoom()).isTrue();
        accepted(entry(BETA, "27", "b"));
    }

    @Test
    void countsWhatIsNotDone() {
        accepted(entry(ACME, "27", "a"));
        Claimed first = claim();
        assertThat(journal.backlog()).isEqualTo(new Backlog(1, 0));

        journal.complete(first, List.of(call(first, "one")));
        assertThat(journal.backlog()).isEqualTo(new Backlog(0, 1));
        assertThat(journal.backlog().isEmpty()).isFalse();

        journal.sent(claimCall());
        assertThat(journal.backlog().isEmpty()).isTrue();
    }

    @Test
    void wakesWhoWaitsForWork() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Optional<Claimed>> later = CompletableFuture.supplyAsync(() -> {
            waiting.countDown();
            return journal.claim(MemoryJournalTest::anybody, Duration.ofMinutes(1));
        });
        waiting.await();

        accepted(entry(ACME, "27", "a"));

        assertThat(later.get()).isPresent();
    }

    @Test
    void drainsWhenTheLastCallIsOut() throws Exception {
        accepted(entry(ACME, "27", "a"));
        assertThat(journal.drain(Duration.ZERO)).isFalse();
        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> journal.drain(Duration.ofMinutes(1)));

        Claimed first = claim();
        journal.complete(first, List.of(call(first, "one")));
        journal.sent(claimCall());

        assertThat(drained.get()).isTrue();
    }

    @Test
    void givesOutAndTakesInNothingOnceClosed() throws Exception {
        accepted(entry(ACME, "27", "a"));
        Claimed first = claim();
        CompletableFuture<Optional<Claimed>> waiting =
                CompletableFuture.supplyAsync(() -> journal.claim(MemoryJournalTest::anybody, Duration.ofMinutes(1)));

        journal.close();

        assertThat(waiting.get()).isEmpty();
        assertThat(journal.accept(List.of(entry(ACME, "27", "b")))).containsExactly(Receipt.FULL);
        journal.complete(first, List.of());
        assertThat(journal.backlog().isEmpty()).isTrue();
    }

    @Test
    void endsTheWaitOfAnInterruptedThread() {
        Thread.currentThread().interrupt();

        assertThat(journal.claim(MemoryJournalTest::anybody, Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void endsNothingTwice() {
        accepted(entry(ACME, "27", "a"));
        Claimed first = claim();
        journal.complete(first, List.of(call(first, "one")));
        ClaimedCall one = claimCall();
        journal.sent(one);

        assertThatIllegalStateException().isThrownBy(() -> journal.complete(first, List.of()));
        assertThatIllegalStateException().isThrownBy(() -> journal.sent(one));
    }
}
