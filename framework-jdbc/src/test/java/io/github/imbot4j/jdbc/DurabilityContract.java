package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.BroadcastProgress;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.FirstSend;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.delivery.contract.JournalFixture;
import io.github.imbot4j.rest.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What survives a process that dies, on either database. */
@Timeout(120)
abstract class DurabilityContract extends JournalFixture {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final SessionKey SESSION = new SessionKey(ACME, "greeter", "27", 27);

    private final List<OpenJournal> opened = new ArrayList<>();

    /** Opens the same database again, or another one when it is asked to begin. */
    abstract OpenJournal open(Clock clock, int capacity, boolean anew);

    private OpenJournal last() {
        return opened.get(opened.size() - 1);
    }

    @Override
    protected Journal make(Clock clock, int capacity) {
        opened.add(open(clock, capacity, opened.isEmpty()));
        return last().journal();
    }

    @AfterEach
    void end() {
        opened.forEach(OpenJournal::close);
    }

    /** Kills the process as it stands, and starts another. */
    private void crash() {
        last().abandon();
        reopen(1_000);
    }

    private void restart() {
        last().close();
        reopen(1_000);
    }

    /** What comes within the time a dead process's work may take to be taken over. */
    private ClaimedEvent claimSoon() {
        return journal().claim(owner -> true, SOON).orElseThrow();
    }

    private List<ClaimedCall> callsSoon() {
        return journal().claimCalls(PLENTY, SOON);
    }

    @Test
    void whatWasAcceptedIsHandledByTheNextProcessInItsOrder() {
        accepted(entry("27", "a"), entry("27", "b"), entry("28", "c"));

        crash();

        ClaimedEvent first = claimSoon();
        assertThat(first.entry()).isEqualTo(entry("27", "a"));
        assertThat(first.attempt()).isEqualTo(1);
        ClaimedEvent other = claimSoon();
        assertThat(other.entry().key()).isEqualTo("c");
        done(first);
        assertThat(claimSoon().entry().key()).isEqualTo("b");
    }

    @Test
    void aDeliveryIsKnownAfterARestart() {
        accepted(entry("27", "a"));
        done(claim());
        crash();

        assertThat(journal().accept(List.of(entry("27", "a")))).containsExactly(AcceptResult.DUPLICATE);
        clock.advance(KeyTable.MEMORY.multipliedBy(2));
        tidy();
        assertThat(journal().accept(List.of(entry("27", "a")))).containsExactly(AcceptResult.DUPLICATE);

        accepted(later(KeyTable.MEMORY, "27", "b"));
        tidy();
        assertThat(journal().accept(List.of(entry("27", "a")))).containsExactly(AcceptResult.STORED);
    }

    @Test
    void aRetryWaitsNoLongerBecauseTheClockWasSetBack() {
        accepted(entry("27", "a"));
        journal().retry(claim(), clock.instant().plusSeconds(10), "busy");
        assertThat(nextKey()).isEmpty();

        clock.advance(Duration.ofHours(-3));
        assertThat(nextKey()).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(nextKey()).contains("a");
    }

    @Test
    void whatWasBeingHandledIsHandledAgainAndCounts() {
        accepted(entry("27", "a"));
        assertThat(claim().attempt()).isEqualTo(1);
        journal().records().inbox(ALL);

        crash();

        assertThat(claimSoon().attempt()).isEqualTo(2);
    }

    @Test
    void whatIsLeftFromBeforeCountsItsAttemptBeforeItIsHandedOut() {
        int many = 40;
        accepted(IntStream.range(0, many).mapToObj(i -> entry("d" + i, "k" + i)).toArray(InboxEntry[]::new));
        for (int attempt = 1; attempt <= 3; attempt++) {
            crash();
            for (int i = 0; i < many; i++) {
                assertThat(claimSoon().attempt()).isEqualTo(attempt);
            }
        }
    }

    /** Does what is done once a minute, but for the lanes. */
    private void tidy() {
        Database database = last().database();
        new Housekeeping(database, clock, last().journal()::latest)
                .run(new Membership(database, "tidy", Duration.ofSeconds(10)), store -> {});
    }

    @Test
    void whatCameToAStopIsForgottenAfterThirtyDaysAndNothingElse() {
        accepted(entry("27", "dead"), entry("28", "waits"));
        journal().fail(claim(), "", "no", EventEffects.DONE);
        put(call("29", "refused"), call("30", "unknown"), call("31", "waits"));
        settle(new CallOutcome.Refused(claimCall(), "no"));
        settle(new CallOutcome.Unknown(claimCall(), "lost"));
        journal().putOnce("news", Map.of("32", List.of(call("32", "waits.too"))));

        clock.advance(Housekeeping.KEPT.minusMillis(1));
        tidy();
        assertThat(journal().records().inbox(ALL)).hasSize(2);
        assertThat(journal().records().outbox(ALL)).hasSize(4);

        clock.advance(Duration.ofMillis(1));
        tidy();
        assertThat(journal().records().inbox(ALL))
                .extracting(InboxRecord::state)
                .containsExactly(InboxState.WAITING);
        assertThat(journal().records().outbox(ALL))
                .extracting(OutboxRecord::state)
                .containsExactly(OutboxState.WAITING, OutboxState.WAITING);
        assertThat(journal().putOnce("news", Map.of("32", List.of(call("32", "waits.too")))))
                .isZero();
    }

    @Test
    void nothingIsDeletedForItsAgeByAClockThatJumped() {
        accepted(entry("27", "dead"));
        journal().fail(claim(), "", "no", EventEffects.DONE);
        Housekeeping housekeeping = new Housekeeping(last().database(), clock, Map::of);
        Membership nobody = new Membership(last().database(), "tidy", Duration.ofSeconds(10));

        clock.advance(Housekeeping.KEPT.multipliedBy(2));
        housekeeping.run(nobody, store -> {});
        assertThat(journal().records().inbox(ALL)).hasSize(1);
        housekeeping.run(nobody, store -> {});
        assertThat(journal().records().inbox(ALL)).hasSize(1);
    }

    @Test
    void theOldestThatCameToAStopGoWhenThereAreTooMany() {
        accepted(entry("27", "dead"));
        journal().fail(claim(), "", "no", EventEffects.DONE);
        int more = Housekeeping.MOST_KEPT + 5;
        last().database()
                .write(store -> store.createUpdate(
                                "with recursive numbers(n) as (select 1 union all"
                                        + " select n + 1 from numbers where n < :more)"
                                        + " insert into inbox (portal, bot, dialog, event_key, event, accepted, state, closed)"
                                        + " select portal, bot, dialog, event_key, event, accepted, 3, closed + n from inbox, numbers")
                        .bind("more", more)
                        .execute());

        tidy();

        long[] left = last().database().read(store -> new long[] {
            store.createQuery("select count(*) from inbox").mapTo(Long.class).one(),
            store.createQuery("select min(closed) from inbox").mapTo(Long.class).one()
        });
        assertThat(left[0]).isEqualTo(Housekeeping.MOST_KEPT);
        assertThat(left[1]).isEqualTo(clock.instant().plusMillis(6).toEpochMilli());
    }

    @Test
    void workThatSomebodyPutInWithoutItsLaneIsFoundAtTheNextStart() {
        accepted(entry("27", "a"));
        last().database()
                .write(store -> store.execute("insert into inbox (portal, bot, dialog, event_key, event, accepted)"
                        + " select portal, bot, '99', 'past', event, accepted from inbox"));
        done(claim());
        assertThat(nextKey()).isEmpty();

        restart();

        assertThat(claimSoon().entry().key()).isEqualTo("past");
    }

    @Test
    void whatAnEventLedToIsThereAsAWhole() {
        accepted(entry("27", "a"));
        journal()
                .complete(
                        claim(),
                        new EventEffects(
                                List.of(call("27", "one"), call("27", "two")),
                                List.of(new SessionChange.Put(SESSION, "state", Optional.empty())),
                                List.of(new TimerChange.Set(
                                        "later", clock.instant().plusSeconds(60), entry("28", "timer")))));

        crash();

        assertThat(journal().session(SESSION)).contains("state");
        ClaimedCall one = callsSoon().get(0);
        assertThat(one.call()).isEqualTo(call("27", "one"));
        assertThat(one.since()).isEqualTo(clock.instant());
        sent(one);
        sent(claimCall());
        assertThat(nextKey()).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(claimSoon().entry()).isEqualTo(entry("28", "timer"));
    }

    @Test
    void nothingOfAnEventIsThereBeforeItIsComplete() {
        accepted(entry("27", "a"));
        claim();
        crash();

        assertThat(claimSoon().entry().key()).isEqualTo("a");
        assertThat(nextMethods()).isEmpty();
        assertThat(journal().session(SESSION)).isEmpty();
    }

    @Test
    void aRetryWaitsForItsTimeAcrossARestart() {
        accepted(entry("27", "a"), entry("27", "b"));
        journal().retry(claim(), clock.instant().plusSeconds(60), "busy");

        restart();

        assertThat(nextKey()).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        ClaimedEvent again = claimSoon();
        assertThat(again.entry().key()).isEqualTo("a");
        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    void aMessageThatWasBeingSentIsNotSentAgainButAQuestionOrAnEditIs() {
        put(
                OutgoingCall.of(lane("1"), Call.of("imbot.message.add")),
                OutgoingCall.of(lane("2"), Call.of("imbot.message.update")),
                OutgoingCall.of(lane("3"), Call.of("imbot.dialog.get")),
                OutgoingCall.of(lane("4"), Call.of("imbot.chat.add")),
                OutgoingCall.of(lane("1"), Call.of("after")));
        List<ClaimedCall> three = journal().claimCalls((portal, ready) -> 3, Duration.ZERO);
        assertThat(three).hasSize(3);

        crash();

        List<String> methods = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        while (methods.size() < 4) {
            for (ClaimedCall call : callsSoon()) {
                methods.add(call.call().call().method());
                if (call.doubts() == 1) {
                    doubtful.add(call.call().call().method());
                }
            }
        }
        assertThat(methods)
                .as("the next of a lane waits for what is in doubt")
                .containsExactlyInAnyOrder(
                        "imbot.message.update", "imbot.dialog.get", "imbot.chat.add", "imbot.message.add");
        assertThat(doubtful).containsExactly("imbot.message.add");
    }

    @Test
    void whenACallWasFirstSentIsKnownAfterACrashAndUntilItsOutcomeIs() {
        put(call("1", "before"), call("2", "lost"));
        List<ClaimedCall> two = claimCalls(PLENTY);
        assertThat(two).extracting(ClaimedCall::firstSend).containsOnly(new FirstSend(clock.instant(), 0));
        settle(
                new CallOutcome.Sent(two.get(0), 77, List.of()),
                CallOutcome.Again.inDoubt(two.get(1), clock.instant(), "lost"));
        clock.advance(Duration.ofSeconds(5));
        ClaimedCall second = callsSoon().get(0);
        put(call("3", "new"));
        ClaimedCall newer = callsSoon().get(0);
        Instant sentAt = clock.instant();

        crash();
        clock.advance(Duration.ofSeconds(5));

        List<ClaimedCall> left = new ArrayList<>();
        while (left.size() < 2) {
            left.addAll(callsSoon());
        }
        assertThat(second.firstSend()).isEqualTo(two.get(1).firstSend());
        assertThat(newer.firstSend()).isEqualTo(new FirstSend(sentAt, 77));
        assertThat(left)
                .extracting(ClaimedCall::firstSend)
                .containsExactlyInAnyOrder(second.firstSend(), newer.firstSend());
    }

    @Test
    void whatWasSettledIsNotSentAgain() {
        put(call("1", "sent"), call("2", "refused"), call("3", "unknown"), call("4", "again"));
        List<ClaimedCall> four = claimCalls(PLENTY);
        settle(
                new CallOutcome.Sent(four.get(0)),
                new CallOutcome.Refused(four.get(1), "no"),
                new CallOutcome.Unknown(four.get(2), "lost"),
                new CallOutcome.Again(four.get(3), clock.instant().plusSeconds(5), "busy"));

        crash();
        clock.advance(Duration.ofSeconds(5));

        ClaimedCall again = callsSoon().get(0);
        assertThat(again.call().call().method()).isEqualTo("again");
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(nextMethods()).isEmpty();
        assertThat(journal().records().outbox(ALL))
                .extracting(OutboxRecord::state)
                .containsExactlyInAnyOrder(OutboxState.REFUSED, OutboxState.UNKNOWN, OutboxState.SENDING);
    }

    @Test
    void deadLettersAndGroupsSurviveAndAreReplayed() {
        accepted(entry("27", "a"));
        journal().fail(claim(), "3F9A", "no \u0000 luck", EventEffects.DONE);
        journal().putOnce("news", Map.of("27", List.of(call("27", "a")), "28", List.of(call("28", "b"))));
        claimCalls(PLENTY).forEach(this::sent);

        crash();

        assertThat(journal().progress("news")).isEqualTo(new BroadcastProgress(0, 2, 0));
        assertThat(journal().putOnce("news", Map.of("27", List.of(call("27", "a")))))
                .isZero();
        InboxRecord dead = journal().records().inbox(ALL).get(0);
        assertThat(dead.state()).isEqualTo(InboxState.DEAD);
        assertThat(dead.why()).isEqualTo("no \uFFFD luck");
        assertThat(journal().records().replay(dead.id())).isTrue();
        assertThat(claimSoon().entry().key()).isEqualTo("a");
    }

    @Test
    void anEventThatCannotBeReadIsPutAsideAndNothingElseIsHurt() {
        accepted(entry("27", "a"), entry("27", "b"), entry("28", "c"));
        last().abandon();
        OpenJournal next = open(clock, 1_000, false);
        next.database().write(store -> store.execute("update inbox set event = 'garbage' where event_key = 'a'"));
        next.abandon();
        reopen(1_000);

        List<String> handled = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ClaimedEvent one = claimSoon();
            handled.add(one.entry().key());
            done(one);
        }

        assertThat(handled).containsExactlyInAnyOrder("b", "c");
        InboxRecord corrupt = journal().records().inbox(ALL).get(0);
        assertThat(corrupt.state()).isEqualTo(InboxState.CORRUPT);
        assertThat(corrupt.entry()).isEmpty();
        assertThat(corrupt.why()).doesNotContain("garbage").contains("JSON");
        assertThat(journal().backlog().isEmpty()).isTrue();
        assertThat(journal().records().purge(corrupt.id())).isTrue();
    }

    @Test
    void aCallThatCannotBeReadIsPutAsideAndItsLaneGoesOn() {
        put(call("27", "a"), call("27", "b"));
        last().abandon();
        OpenJournal next = open(clock, 1_000, false);
        next.database().write(store -> store.execute("update outbox set request = '{}' where request like '%\"a\"%'"));
        next.abandon();
        reopen(1_000);

        assertThat(methods(callsSoon())).containsExactly("b");
        assertThat(journal().records().outbox(ALL))
                .extracting(OutboxRecord::state)
                .containsExactly(OutboxState.CORRUPT, OutboxState.SENDING);
    }

    @Test
    void aLongLaneIsReadBitByBitAndInOrder() {
        int many = LaneBook.WINDOW + 7;
        accepted(IntStream.range(0, many).mapToObj(i -> entry("27", "k" + i)).toArray(InboxEntry[]::new));
        put(IntStream.range(0, many).mapToObj(i -> call("28", "m" + i)).toArray(OutgoingCall[]::new));

        crash();

        for (int i = 0; i < many; i++) {
            ClaimedEvent one = claimSoon();
            assertThat(one.entry().key()).isEqualTo("k" + i);
            done(one);
            ClaimedCall call = callsSoon().get(0);
            assertThat(call.call().call().method()).isEqualTo("m" + i);
            sent(call);
        }
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void manyThreadsCommitTogetherAndLoseNothing() throws Exception {
        int threads = 64;
        int each = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String dialog = "d" + t;
                all.add(pool.submit(() -> {
                    go.await();
                    for (int i = 0; i < each; i++) {
                        accepted(entry(dialog, dialog + "-" + i));
                        String key = dialog + "-" + i;
                        ClaimedEvent one = journal().claim(owner -> true, SOON).orElseThrow();
                        done(one, call(one.entry().lane().dialog(), "m"));
                        journal().claimCalls((portal, ready) -> 1, SOON).forEach(this::sent);
                        assertThat(journal().accept(List.of(entry(dialog, key))))
                                .containsExactly(AcceptResult.DUPLICATE);
                    }
                    return true;
                }));
            }
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(journal().backlog().isEmpty()).isTrue();
        crash();
        assertThat(nextKey()).isEmpty();
        assertThat(nextMethods()).isEmpty();
    }

    @Test
    void aChangeThatCannotBeDoneHarmsNoneOfItsGroup() throws Exception {
        accepted(entry("27", "a"));
        ClaimedEvent first = claim();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<?> wrong = pool.submit(() -> last().journal().settle(List.of()));
            Future<?> right = pool.submit(() -> done(first));
            wrong.get();
            right.get();
        } finally {
            pool.shutdownNow();
        }
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void aStopLeavesTheRestToTheNextStart() {
        accepted(entry("27", "a"), entry("28", "b"));
        ClaimedEvent running = claim();

        assertThat(journal().drain(Duration.ZERO)).isFalse();
        assertThat(nextKey()).isEmpty();
        done(running);
        assertThat(journal().drain(SOON)).isTrue();
        restart();

        assertThat(claimSoon().entry().key()).isEqualTo("b");
    }
}
