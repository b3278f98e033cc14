package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.LeaseLostException;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionConflictException;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.contract.JournalFixture;
import io.github.imbot4j.rest.Call;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes at one PostgreSQL. */
@ExtendWith(Postgres.class)
@Timeout(60)
class NodesTest extends JournalFixture {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String url;
    private final OpenJournal one;
    private final OpenJournal two;

    NodesTest(Postgres.Server server) {
        url = server.create();
        one = OpenJournal.postgresql(url, clock, 1_000, LEASE);
        two = OpenJournal.postgresql(url, clock, 1_000, LEASE);
    }

    @Override
    protected Journal make(Clock clock, int capacity) {
        return one.journal();
    }

    @AfterEach
    void end() {
        one.close();
        two.close();
    }

    private static ClaimedEvent claimSoon(OpenJournal node) {
        return node.journal().claim(owner -> true, SOON).orElseThrow();
    }

    private static Optional<ClaimedEvent> claimNow(OpenJournal node) {
        return node.journal().claim(owner -> true, Duration.ZERO);
    }

    @Test
    void aLaneIsWorkedAtByOneNodeWhoeverTakesTheEvent() {
        accepted(entry("27", "a"));
        ClaimedEvent first = claim();
        assertThat(two.journal().accept(List.of(entry("27", "b"), entry("28", "c"))))
                .containsOnly(AcceptResult.STORED);

        assertThat(claimSoon(two).entry().key()).isEqualTo("c");
        assertThat(claimNow(two)).isEmpty();
        one.journal().complete(first, EventEffects.DONE);
        assertThat(claimSoon(one).entry().key()).isEqualTo("b");
    }

    @Test
    void whatTheOtherNodeTookBeforeIsHandledBeforeWhatTheOwnerTakes() {
        for (int i = 0; i < 20; i++) {
            String dialog = "dialog" + i;
            accepted(entry(dialog, "a" + i));
            ClaimedEvent first = claim();
            assertThat(two.journal().accept(List.of(entry(dialog, "b" + i)))).containsExactly(AcceptResult.STORED);
            accepted(entry(dialog, "c" + i));
            one.journal().complete(first, EventEffects.DONE);

            for (String next : List.of("b" + i, "c" + i)) {
                ClaimedEvent claimedEvent = claimSoon(one);
                assertThat(claimedEvent.entry().key()).isEqualTo(next);
                one.journal().complete(claimedEvent, EventEffects.DONE);
            }
        }
        assertThat(one.journal().backlog().events()).isZero();
    }

    @Test
    void aDeliveryToTheOtherNodeIsKnown() {
        accepted(entry("27", "a"));

        assertThat(two.journal().accept(List.of(entry("27", "a")))).containsExactly(AcceptResult.DUPLICATE);
    }

    @Test
    void aCallPutInByTheOtherNodeGoesOutInTheLanesOrder() {
        put(call("27", "a"));
        ClaimedCall a = claimCall();
        two.journal().put(List.of(call("27", "b")));

        assertThat(two.journal().claimCalls(PLENTY, Duration.ZERO)).isEmpty();
        sent(a);
        assertThat(methods(one.journal().claimCalls(PLENTY, SOON))).containsExactly("b");
    }

    @Test
    void theWorkOfADeadNodeIsTakenOverAfterItsLease() {
        accepted(entry("27", "a"), entry("27", "b"));
        claim();
        journal().records().inbox(ALL);
        one.abandon();

        ClaimedEvent again = claimSoon(two);
        assertThat(again.entry().key()).isEqualTo("a");
        assertThat(again.attempt()).isEqualTo(2);
        two.journal().complete(again, EventEffects.DONE);
        assertThat(claimSoon(two).entry().key()).isEqualTo("b");
    }

    /** As a node holds rows that is suspended, or cut off, between two statements of a transaction. */
    private static Connection asleep(Database database, String... statements) throws SQLException {
        Connection connection = database.pool().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    @Test
    void aNodeThatSleepsInsideATransactionHoldsNothingOthersNeed() throws Exception {
        accepted(entry("27", "a"));
        try (Database its = Database.of(StoreAddress.of(url, Path.of(""), Map.of()), 1)) {
            Connection asleep = asleep(
                    its,
                    "select id from nodes for key share",
                    "update lanes set owner = owner",
                    "update inbox set state = state");
            one.abandon();

            assertThat(two.journal().accept(List.of(entry("27", "b")))).containsExactly(AcceptResult.STORED);
            assertThat(claimSoon(two).entry().key()).isEqualTo("a");
            assertThat(asleep.isValid(5)).isFalse();
        }
    }

    @Test
    void aNodeThatSleepsWhileItHoldsAPortalIsNotWaitedFor() throws Exception {
        StoreAddress address = StoreAddress.of(url, Path.of(""), Map.of());
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        try (TenantLocks sleeping = TenantLocks.of(address, LEASE);
                TenantLocks others = TenantLocks.of(address, LEASE)) {
            sleeping.sleep();
            Thread holder = new Thread(() -> sleeping.exclusively(ACME, () -> {
                locked.countDown();
                return awaited(woken);
            }));
            holder.start();
            assertThat(awaited(locked)).isTrue();

            assertThat(others.<Boolean>exclusively(ACME, () -> true)).isTrue();
            woken.countDown();
            holder.join(20_000);
        }
    }

    @Test
    void aNodeAtWorkKeepsAPortalForLongerThanANodeMaySleep() throws Exception {
        StoreAddress address = StoreAddress.of(url, Path.of(""), Map.of());
        try (TenantLocks working = TenantLocks.of(address, Duration.ofMillis(200));
                TenantLocks others = TenantLocks.of(address, Duration.ofMillis(200))) {
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch second = new CountDownLatch(1);
            Thread waiting = new Thread(() -> {
                awaited(locked);
                others.exclusively(ACME, () -> {
                    second.countDown();
                    return true;
                });
            });
            waiting.start();
            boolean came = working.exclusively(ACME, () -> {
                locked.countDown();
                return uninterrupted(() -> second.await(1, TimeUnit.SECONDS));
            });

            assertThat(came).isFalse();
            assertThat(awaited(second)).isTrue();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        return uninterrupted(() -> latch.await(30, TimeUnit.SECONDS));
    }

    private static boolean uninterrupted(Callable<Boolean> wait) {
        try {
            return wait.call();
        } catch (Exception stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void aNodeWhoseLeaseMayHaveRunOutBeginsNothing() {
        accepted(entry("27", "a"));
        one.journal().freeze();
        ClaimedEvent theirs = claimSoon(two);

        assertThat(claimNow(one)).isEmpty();
        two.journal().complete(theirs, EventEffects.DONE);
    }

    @Test
    void aNodeThatLostItsLeaseCommitsNothing() {
        accepted(entry("27", "a"));
        ClaimedEvent mine = claim();
        put(OutgoingCall.of(lane("28"), Call.of("imbot.message.add")));
        ClaimedCall call = claimCall();
        journal().records().inbox(ALL);
        one.journal().freeze();
        ClaimedEvent theirs = claimSoon(two);
        assertThat(theirs.entry().key()).isEqualTo("a");

        assertThatThrownBy(() -> one.journal().complete(mine, EventEffects.calls(List.of(call("27", "mine")))))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("lease");
        assertThatThrownBy(() -> one.journal().settle(List.of(new CallOutcome.Sent(call))))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> one.journal().accept(List.of(entry("30", "x"))))
                .isInstanceOf(JournalException.class);

        two.journal().complete(theirs, EventEffects.calls(List.of(call("27", "theirs"))));
        List<ClaimedCall> calls = new ArrayList<>(two.journal().claimCalls((portal, ready) -> 2, SOON));
        while (calls.size() < 2) {
            calls.addAll(two.journal().claimCalls((portal, ready) -> 2, SOON));
        }
        assertThat(methods(calls)).containsExactlyInAnyOrder("theirs", "imbot.message.add");
        assertThat(calls).extracting(ClaimedCall::doubts).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aNodeThatStopsGivesItsWorkUpAtOnce() {
        accepted(entry("27", "a"));

        one.close();

        assertThat(claimSoon(two).entry().key()).isEqualTo("a");
    }

    private static EventEffects once(String dialog, int round) {
        SessionKey key = new SessionKey(ACME, "greeter", "once:" + round, 0);
        return new EventEffects(
                List.of(call(dialog, "from." + dialog)),
                List.of(SessionChange.Replace.none(new SessionChange.Put(key, "done", Optional.empty()))),
                List.of());
    }

    @Test
    void whatIsToBeNewIsCommittedByOneOfTwoNodesAtTheSameMoment() throws Exception {
        // The common pool may have a single thread, and each waits for the other.
        Executor threads = work -> new Thread(work).start();
        for (int round = 0; round < 20; round++) {
            String here = "here" + round;
            String there = "there" + round;
            accepted(entry(here, here));
            ClaimedEvent mine = claim();
            two.journal().accept(List.of(entry(there, there)));
            ClaimedEvent theirs = claimSoon(two);
            EventEffects ours = once(here, round);
            EventEffects others = once(there, round);
            CyclicBarrier start = new CyclicBarrier(2);

            CompletableFuture<Boolean> first =
                    CompletableFuture.supplyAsync(() -> ended(start, one.journal(), mine, ours), threads);
            CompletableFuture<Boolean> second =
                    CompletableFuture.supplyAsync(() -> ended(start, two.journal(), theirs, others), threads);

            boolean isMine = first.get(20, TimeUnit.SECONDS);
            assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(!isMine);
            OpenJournal winner = isMine ? one : two;
            OpenJournal loser = isMine ? two : one;
            List<ClaimedCall> calls = winner.journal().claimCalls(PLENTY, SOON);
            assertThat(methods(calls)).containsExactly("from." + (isMine ? here : there));
            winner.journal().settle(List.of(new CallOutcome.Sent(calls.get(0))));
            loser.journal().complete(isMine ? theirs : mine, EventEffects.DONE);
            assertThat(loser.journal().claimCalls(PLENTY, Duration.ZERO)).isEmpty();
        }
    }

    private static boolean ended(CyclicBarrier start, Journal journal, ClaimedEvent claimedEvent, EventEffects done) {
        try {
            start.await(20, TimeUnit.SECONDS);
            journal.complete(claimedEvent, done);
            return true;
        } catch (SessionConflictException second) {
            return false;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void whoIsSecondWithWhatIsToBeNewHarmsNobodyItIsCommittedWith() throws Exception {
        one.journal()
                .remember(SessionChange.Replace.none(
                        new SessionChange.Put(new SessionKey(ACME, "greeter", "once:1", 0), "done", Optional.empty())));
        accepted(entry("27", "a"), entry("28", "b"), entry("29", "c"));
        List<ClaimedEvent> all = List.of(claim(), claim(), claim());
        List<RuntimeException> told = new CopyOnWriteArrayList<>();
        CountDownLatch refused = new CountDownLatch(1);
        for (int i = 0; i < all.size(); i++) {
            one.journal().complete(all.get(i), once("dialog" + i, i), why -> {
                told.add(why);
                refused.countDown();
            });
        }

        assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
        one.journal().complete(all.get(1), EventEffects.DONE);
        assertThat(told).singleElement().isInstanceOf(SessionConflictException.class);
        assertThat(methods(one.journal().claimCalls(PLENTY, SOON)))
                .containsExactlyInAnyOrder("from.dialog0", "from.dialog2");
    }

    @Test
    void aDeadLetterIsReplayedFromAnyNode() {
        accepted(entry("27", "a"));
        journal().fail(claim(), "", "no", EventEffects.DONE);
        long id = two.journal().records().inbox(ALL).get(0).id();

        assertThat(two.journal().records().replay(id)).isTrue();

        Optional<ClaimedEvent> there = one.journal().claim(owner -> true, Duration.ofSeconds(5));
        assertThat(there.or(() -> claimNow(two)).orElseThrow().entry().key()).isEqualTo("a");
    }

    @Test
    void theRoomIsOneForAllNodes() {
        OpenJournal small = OpenJournal.postgresql(url, clock, 2, LEASE);
        try {
            accepted(entry("27", "a"), entry(BETA, "27", "b"));
            small.close();
            OpenJournal later = OpenJournal.postgresql(url, clock, 2, LEASE);
            assertThat(later.journal().hasRoom()).isFalse();
            assertThat(later.journal().accept(List.of(entry("28", "c")))).containsExactly(AcceptResult.FULL);
            later.close();
        } finally {
            small.close();
        }
    }
}
