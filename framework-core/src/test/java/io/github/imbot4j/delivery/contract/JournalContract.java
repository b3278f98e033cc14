package io.github.imbot4j.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.Backlog;
import io.github.imbot4j.delivery.BroadcastProgress;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionConflictException;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.rest.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every journal keeps. Extend it, make a journal, and all of this is tested. */
@Timeout(60)
public abstract class JournalContract extends JournalFixture {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final SessionKey SESSION = new SessionKey(ACME, "greeter", "27", 0);

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    // The inbox

    @Test
    void givesALanesEntriesOneAfterAnother() {
        accepted(entry("27", "a"), entry("27", "b"));

        ClaimedEvent first = claim();
        assertThat(first.entry().key()).isEqualTo("a");
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(nextKey()).isEmpty();

        done(first);
        assertThat(nextKey()).contains("b");
    }

    @Test
    void givesTheEventAsItWas() {
        InboxEntry entry = entry("27", "a");
        accepted(entry);

        assertThat(claim().entry()).isEqualTo(entry);
    }

    @Test
    void givesLanesSideBySide() {
        accepted(entry("27", "a"), entry("28", "b"), entry("27", "c"));

        assertThat(nextKey()).contains("a");
        assertThat(nextKey()).contains("b");
        assertThat(nextKey()).isEmpty();
    }

    @Test
    void takesTurnsBetweenOwners() {
        for (int i = 0; i < 3; i++) {
            accepted(entry(ACME, "acme" + i, "a" + i));
        }
        accepted(entry(BETA, "beta0", "b0"), entry(BETA, "beta1", "b1"));

        Stream<String> order = IntStream.range(0, 5).mapToObj(i -> nextKey().orElseThrow());

        assertThat(order).containsExactly("a0", "b0", "a1", "b1", "a2");
    }

    @Test
    void passesOverOwnersThatAreNotWelcome() {
        accepted(entry(ACME, "27", "a"), entry(BETA, "27", "b"));

        Optional<ClaimedEvent> claimed = journal().claim(owner -> owner.portal().equals(BETA), Duration.ZERO);

        assertThat(claimed.map(one -> one.entry().key())).contains("b");
        assertThat(nextKey()).contains("a");
    }

    @Test
    void knowsADeliveryThatCameBefore() {
        InboxEntry twice = entry("27", "a");
        accepted(twice);

        assertThat(journal().accept(List.of(twice, entry("27", "b"))))
                .containsExactly(AcceptResult.DUPLICATE, AcceptResult.STORED);
        assertThat(journal().accept(List.of(entry(BETA, "27", "a")))).containsExactly(AcceptResult.STORED);
        assertThat(journal().accept(List.of(entry(BETA, "27", "c"), entry(BETA, "27", "c"))))
                .containsExactly(AcceptResult.STORED, AcceptResult.DUPLICATE);
    }

    @Test
    void knowsADeliveryThatCameBeforeWhereverItsClockJumped() {
        accepted(entry("27", "a"));
        done(claim());

        clock.advance(Duration.ofDays(400));
        assertThat(journal().accept(List.of(entry("27", "a")))).containsExactly(AcceptResult.DUPLICATE);
        clock.advance(Duration.ofDays(-401));
        assertThat(journal().accept(List.of(entry("27", "a")))).containsExactly(AcceptResult.DUPLICATE);
    }

    @Test
    void stillKnowsItWhenItIsDoneOrDead() {
        accepted(entry("27", "a"), entry("27", "b"));
        done(claim());
        journal().fail(claim(), "", "no", EventEffects.DONE);
        clock.advance(Duration.ofHours(25));

        assertThat(journal().accept(List.of(entry("27", "a"), entry("27", "b"))))
                .containsOnly(AcceptResult.DUPLICATE);
    }

    @Test
    void storesAPostWholeOrNotAtAll() {
        reopen(4);
        accepted(entry("27", "a"));

        List<AcceptResult> receipts = journal()
                .accept(List.of(
                        entry(BETA, "1", "b"), entry(BETA, "2", "c"), entry(BETA, "3", "d"), entry(BETA, "4", "e")));

        assertThat(receipts).containsOnly(AcceptResult.FULL).hasSize(4);
        assertThat(journal().backlog()).isEqualTo(new Backlog(1, 0));
        accepted(entry(BETA, "1", "b"));
    }

    @Test
    void leavesRoomForOthersWhenOnePortalFloods() {
        reopen(8);

        long flooded = IntStream.range(0, 20)
                .filter(i -> journal().accept(List.of(entry("27", "a" + i))).contains(AcceptResult.STORED))
                .count();

        assertThat(flooded).isEqualTo(4);
        accepted(entry(BETA, "27", "b"));
        assertThat(journal().hasRoom()).isTrue();
    }

    @Test
    void takesWhatALogFeedsItOnceAndInOrderAlthoughTheReaderOfTheLogDies() {
        LogOnly log = new LogOnly();
        log.accept(List.of(entry("27", "a"), entry("28", "b"), entry("27", "c"), entry("28", "d")));

        log.feedAndCrash(journal(), 1);
        done(claim());
        log.feedAndCrash(journal(), 3);
        log.feed(journal());

        List<String> handled = new ArrayList<>();
        for (Optional<ClaimedEvent> next = journal().claim(owner -> true, Duration.ZERO);
                next.isPresent();
                next = journal().claim(owner -> true, Duration.ZERO)) {
            handled.add(next.get().entry().key());
            done(next.get());
        }
        assertThat(handled).containsExactly("b", "c", "d");
        assertThat(log.unread()).isZero();
    }

    @Test
    void leavesInALogWhatItHasNoRoomFor() {
        reopen(2);
        LogOnly log = new LogOnly();
        log.accept(List.of(entry("27", "a"), entry("27", "b"), entry("27", "c")));

        log.feed(journal());
        assertThat(log.unread()).isEqualTo(2);
        done(claim());
        log.feed(journal());
        done(claim());
        log.feed(journal());

        assertThat(claim().entry().key()).isEqualTo("c");
        assertThat(log.unread()).isZero();
    }

    @Test
    void saysThatItsStorageWorksAndChangesNothing() {
        assertThat(journal().trouble()).isEmpty();

        assertThat(journal().backlog().isEmpty()).isTrue();
        assertThat(journal().claim(owner -> true, Duration.ZERO)).isEmpty();
    }

    @Test
    void hasRoomAgainWhenSomethingIsDoneOrDead() {
        reopen(1);
        accepted(entry("27", "a"));
        assertThat(journal().hasRoom()).isFalse();
        assertThat(journal().accept(List.of(entry(BETA, "27", "b")))).containsExactly(AcceptResult.FULL);

        done(claim());
        accepted(entry(BETA, "27", "b"));
        journal().fail(claim(), "", "no", EventEffects.DONE);

        assertThat(journal().hasRoom()).isTrue();
        accepted(entry(BETA, "27", "c"));
    }

    @Test
    void holdsTheLaneUntilTheRetryIsDoneAndOthersGoOn() {
        accepted(entry("27", "a"), entry("27", "b"), entry("28", "c"));

        journal().retry(claim(), in(MINUTE), "database is down");

        assertThat(nextKey()).contains("c");
        assertThat(nextKey()).isEmpty();
        clock.advance(MINUTE.minusSeconds(1));
        assertThat(nextKey()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        ClaimedEvent again = claim();
        assertThat(again.entry().key()).isEqualTo("a");
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(nextKey()).isEmpty();
        done(again);
        assertThat(nextKey()).contains("b");
    }

    @Test
    void goesOnWithTheLaneAfterADeadLetterAndSaysTheApologyFirst() {
        accepted(entry("27", "a"), entry("27", "b"));

        journal().fail(claim(), "3F9A1C0E", "no", EventEffects.calls(List.of(call("27", "sorry"))));

        assertThat(nextKey()).isEmpty();
        sent(claimCall());
        assertThat(nextKey()).contains("b");
    }

    @Test
    void endsNothingTwice() {
        accepted(entry("27", "a"));
        ClaimedEvent first = claim();
        done(first, call("27", "one"));
        ClaimedCall one = claimCall();
        sent(one);

        assertThatIllegalStateException().isThrownBy(() -> done(first));
        assertThatIllegalStateException().isThrownBy(() -> journal().retry(first, clock.instant(), ""));
        assertThatIllegalStateException().isThrownBy(() -> journal().fail(first, "", "", EventEffects.DONE));
        assertThatIllegalStateException().isThrownBy(() -> sent(one));
    }

    // What an event leads to

    @Test
    void remembersWhatTheAnswerToACallTold() {
        put(call("27", "one").as("card"), call("28", "two").as("chat"));
        ClaimedCall one = claimCall();
        assertThat(one.call().result()).isEqualTo("card");

        settle(new CallOutcome.Sent(one, List.of(new SessionChange.Put(SESSION, "901", Optional.empty()))));
        assertThat(journal().session(SESSION)).contains("901");
        settle(new CallOutcome.Refused(claimCall(), "no", List.of(new SessionChange.Remove(SESSION))));

        assertThat(journal().session(SESSION)).isEmpty();
    }

    @Test
    void freesLanesForThoseWhoDoNotWait() {
        accepted(entry("27", "a"), entry("27", "b"));
        List<RuntimeException> failures = new CopyOnWriteArrayList<>();
        ClaimedEvent first = claim();

        journal().complete(first, EventEffects.calls(List.of(call("27", "one"))), failures::add);
        ClaimedCall call = journal().claimCalls((portal, ready) -> 1, MINUTE).get(0);
        journal().settle(List.of(new CallOutcome.Sent(call)), failures::add);

        assertThat(journal().claim(owner -> true, MINUTE).map(one -> one.entry().key()))
                .contains("b");
        assertThat(failures).isEmpty();
    }

    @Test
    void tellsThoseWhoDoNotWaitThatNothingIsEndedTwice() {
        accepted(entry("27", "a"));
        List<RuntimeException> failures = new CopyOnWriteArrayList<>();
        ClaimedEvent first = claim();
        journal().complete(first, EventEffects.calls(List.of(call("27", "one"))));
        ClaimedCall call = journal().claimCalls((portal, ready) -> 1, MINUTE).get(0);
        journal().settle(List.of(new CallOutcome.Sent(call)));

        journal().complete(first, EventEffects.DONE, failures::add);
        journal().settle(List.of(new CallOutcome.Sent(call)), failures::add);

        assertThat(failures).hasSize(2).allSatisfy(why -> assertThat(why).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void keepsTheNextEventBackUntilTheCallsOfTheLaneAreSettled() {
        accepted(entry("27", "a"), entry("27", "b"));
        done(claim(), call("27", "one"), call("27", "two"));
        assertThat(nextKey()).isEmpty();

        ClaimedCall one = claimCall();
        assertThat(one.call().call().method()).isEqualTo("one");
        assertThat(nextMethods()).isEmpty();
        assertThat(nextKey()).isEmpty();

        settle(new CallOutcome.Refused(one, "no"));
        ClaimedCall two = claimCall();
        assertThat(two.call().call().method()).isEqualTo("two");
        assertThat(nextKey()).isEmpty();

        sent(two);
        assertThat(nextKey()).contains("b");
    }

    @Test
    void holdsEventsBackForCallsThatAnotherLanePutIn() {
        accepted(entry("27", "a"));
        ClaimedEvent first = claim();
        accepted(entry("28", "b"));

        done(first, call("28", "one"));
        assertThat(nextKey()).isEmpty();

        sent(claimCall());
        assertThat(nextKey()).contains("b");
    }

    @Test
    void commitsSessionsAndTimersWithTheEvent() {
        accepted(entry("27", "a"));
        ClaimedEvent first = claim();
        assertThat(journal().session(SESSION)).isEmpty();

        journal()
                .complete(
                        first,
                        new EventEffects(
                                List.of(call("27", "one")),
                                List.of(new SessionChange.Put(SESSION, "{\"step\":1}", Optional.empty())),
                                List.of(new TimerChange.Set("remind", in(MINUTE), entry("28", "timer")))));

        assertThat(nextMethods()).containsExactly("one");
        assertThat(journal().session(SESSION)).contains("{\"step\":1}");
        assertThat(nextKey()).isEmpty();
        clock.advance(MINUTE);
        assertThat(nextKey()).contains("timer");
        assertThat(nextKey()).isEmpty();
    }

    @Test
    void countsTimersThatAreDueAsWork() {
        accepted(entry("27", "a"));
        journal()
                .complete(
                        claim(),
                        new EventEffects(
                                List.of(),
                                List.of(),
                                List.of(new TimerChange.Set("remind", in(MINUTE), entry("28", "timer")))));
        assertThat(journal().backlog().isEmpty()).isTrue();

        clock.advance(MINUTE);

        assertThat(journal().backlog().events()).isEqualTo(1);
        ClaimedEvent timer = claim();
        assertThat(journal().backlog().events()).isEqualTo(1);
        journal().complete(timer, EventEffects.DONE);
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void changesNothingForAnEventThatIsRetried() {
        accepted(entry("27", "a"));
        journal().retry(claim(), in(MINUTE), "no");

        assertThat(nextMethods()).isEmpty();
        assertThat(journal().session(SESSION)).isEmpty();
    }

    @Test
    void forgetsConversationsWhenTheyExpireOrAreRemoved() {
        session(new SessionChange.Put(SESSION, "old", Optional.of(in(MINUTE))));
        clock.advance(MINUTE.minusSeconds(1));
        assertThat(journal().session(SESSION)).contains("old");
        clock.advance(Duration.ofSeconds(1));
        assertThat(journal().session(SESSION)).isEmpty();

        session(new SessionChange.Put(SESSION, "short", Optional.of(in(MINUTE))));
        session(new SessionChange.Put(SESSION, "new", Optional.empty()));
        clock.advance(Duration.ofDays(1));
        assertThat(journal().session(SESSION)).contains("new");
        assertThat(journal().session(new SessionKey(ACME, "greeter", "27", 27))).isEmpty();
        session(new SessionChange.Remove(SESSION));
        assertThat(journal().session(SESSION)).isEmpty();
    }

    @Test
    void remembersAtOnceWhateverComesOfTheEvent() {
        accepted(entry("27", "1"));
        ClaimedEvent claimedEvent = claim();

        journal().remember(new SessionChange.Put(SESSION, "so far", Optional.of(in(MINUTE))));
        journal().fail(claimedEvent, "", "broken", EventEffects.DONE);

        assertThat(journal().session(SESSION)).contains("so far");
        clock.advance(MINUTE);
        assertThat(journal().session(SESSION)).isEmpty();
    }

    @Test
    void commitsNothingOfAnEventThatIsSecondWithWhatIsToBeNew() {
        session(SessionChange.Replace.none(new SessionChange.Put(SESSION, "first", Optional.of(in(MINUTE)))));
        accepted(entry("28", "b"));
        ClaimedEvent second = claim();
        SessionKey other = new SessionKey(ACME, "greeter", "other", 0);

        assertThatThrownBy(() -> journal().complete(second, second(other)))
                .isInstanceOf(SessionConflictException.class)
                .hasMessageContaining("greeter");

        assertThat(journal().session(SESSION)).contains("first");
        assertThat(journal().session(other)).isEmpty();
        assertThat(nextMethods()).isEmpty();
        clock.advance(MINUTE);
        assertThat(nextKey()).isEmpty();
        journal().complete(second, second(other));
        assertThat(journal().session(SESSION)).contains("second");
        assertThat(journal().session(other)).contains("other");
        assertThat(nextMethods()).containsExactly("one");
    }

    private EventEffects second(SessionKey other) {
        return new EventEffects(
                List.of(call("28", "one")),
                List.of(
                        SessionChange.Replace.none(new SessionChange.Put(other, "other", Optional.empty())),
                        SessionChange.Replace.none(new SessionChange.Put(SESSION, "second", Optional.empty()))),
                List.of(new TimerChange.Set("remind", in(MINUTE), entry("28", "timer"))));
    }

    @Test
    void isNewAgainOnceForgotten() {
        SessionChange fresh = SessionChange.Replace.none(new SessionChange.Put(SESSION, "new", Optional.empty()));
        journal().remember(fresh);
        assertThatThrownBy(() -> journal().remember(fresh)).isInstanceOf(SessionConflictException.class);

        session(new SessionChange.Remove(SESSION));
        journal().remember(fresh);

        assertThat(journal().session(SESSION)).contains("new");
    }

    @Test
    void replacesOnlyWhatWasRead() {
        session(new SessionChange.Put(SESSION, "read", Optional.of(in(MINUTE))));
        SessionChange.Put mine = new SessionChange.Put(SESSION, "mine", Optional.of(in(MINUTE)));
        SessionChange replace = new SessionChange.Replace(mine, Optional.of("read"));

        session(replace);

        assertThat(journal().session(SESSION)).contains("mine");
        assertThatThrownBy(() -> journal().remember(replace)).isInstanceOf(SessionConflictException.class);
        assertThatThrownBy(() -> journal().remember(new SessionChange.Remove(SESSION, Optional.of("read"))))
                .isInstanceOf(SessionConflictException.class);
        assertThat(journal().session(SESSION)).contains("mine");

        clock.advance(MINUTE);
        assertThatThrownBy(() -> journal().remember(new SessionChange.Replace(mine, Optional.of("mine"))))
                .isInstanceOf(SessionConflictException.class);
    }

    @Test
    void replacesAndForgetsInOneStepWhatTheStepItselfChanged() {
        session(new SessionChange.Put(SESSION, "a", Optional.of(in(MINUTE))));
        SessionChange.Put b = new SessionChange.Put(SESSION, "b", Optional.of(in(MINUTE)));
        accepted(entry("28", "b"));

        journal()
                .complete(
                        claim(),
                        new EventEffects(
                                List.of(),
                                List.of(
                                        new SessionChange.Replace(b, Optional.of("a")),
                                        new SessionChange.Remove(SESSION, Optional.of("b")),
                                        SessionChange.Replace.none(b)),
                                List.of()));

        assertThat(journal().session(SESSION)).contains("b");
    }

    private void session(SessionChange change) {
        accepted(entry("27", "s" + clock.instant() + change));
        journal().complete(claim(), new EventEffects(List.of(), List.of(change), List.of()));
    }

    @Test
    void setsATimerAnewAndTakesItBack() {
        timer(new TimerChange.Set("remind", in(MINUTE), entry("27", "early")));
        timer(new TimerChange.Set("remind", in(MINUTE.multipliedBy(2)), entry("27", "late")));
        timer(new TimerChange.Set("other", in(MINUTE), entry("27", "other")));
        timer(new TimerChange.Cancel("other", lane("27")));
        timer(new TimerChange.Cancel("never set", lane("27")));

        clock.advance(MINUTE);
        assertThat(nextKey()).isEmpty();
        clock.advance(MINUTE);
        assertThat(nextKey()).contains("late");
    }

    @Test
    void handlesAtOnceWhatIsDueInOtherLanes() {
        accepted(entry("27", "a"));

        journal()
                .complete(
                        claim(),
                        new EventEffects(
                                List.of(),
                                List.of(),
                                List.of(
                                        new TimerChange.Set("task", in(Duration.ofSeconds(-1)), entry("28", "b")),
                                        new TimerChange.Set("task", clock.instant(), entry("29", "c")))));

        assertThat(nextKey()).contains("b");
        assertThat(nextKey()).contains("c");
        assertThat(nextKey()).isEmpty();
    }

    @Test
    void listsTheTimersOfALaneThatAreNotDueYet() {
        TimerChange.Set late = new TimerChange.Set("late", in(MINUTE.multipliedBy(2)), entry("27", "late"));
        TimerChange.Set early = new TimerChange.Set("early", in(MINUTE), entry("27", "early"));
        timer(late);
        timer(early);
        timer(new TimerChange.Set("other", in(MINUTE), entry("28", "other")));

        assertThat(journal().timers(lane("27"))).containsExactly(early, late);

        timer(new TimerChange.Cancel("late", lane("27")));
        assertThat(journal().timers(lane("27"))).containsExactly(early);
        clock.advance(MINUTE);
        assertThat(nextKey()).isPresent();
        assertThat(journal().timers(lane("27"))).isEmpty();
    }

    private void timer(TimerChange change) {
        accepted(entry("1", "t" + change));
        journal().complete(claim(), new EventEffects(List.of(), List.of(), List.of(change)));
    }

    @Test
    void handlesDueTimersInTheirOrderBehindWhatWaitsInTheLane() {
        timer(new TimerChange.Set("b", in(MINUTE.plusSeconds(1)), entry("27", "second")));
        timer(new TimerChange.Set("a", in(MINUTE), entry("27", "first")));
        accepted(entry("27", "waiting"));

        clock.advance(MINUTE.multipliedBy(2));

        Stream<String> order = IntStream.range(0, 3).mapToObj(i -> {
            ClaimedEvent next = claim();
            done(next);
            return next.entry().key();
        });
        assertThat(order).containsExactly("waiting", "first", "second");
    }

    // The outbox

    @Test
    void givesTheCallAsItWas() {
        Call call = Call.of("imbot.message.add")
                .with("BOT_ID", 567)
                .with("MESSAGE", "“Grüße” 😀")
                .with("KEYBOARD", List.of(Map.of("TEXT", "Go", "WIDTH", 1.5, "BLOCK", true)));
        OutgoingCall outgoing =
                new OutgoingCall(lane("27"), call, Optional.of(Call.of("other")), Priority.PRESSED, "edit:1");
        put(outgoing);

        ClaimedCall claimed = claimCall();

        // Whether a number is an int or a long makes no difference on its way to a portal.
        assertThat(claimed.call()).hasToString(outgoing.toString());
        assertThat(claimed.call().call().params().keySet()).containsExactly("BOT_ID", "MESSAGE", "KEYBOARD");
        assertThat(claimed.attempt()).isEqualTo(1);
        assertThat(claimed.since()).isEqualTo(clock.instant());
    }

    @Test
    void givesOneCallOfALaneAtMostAndAsManyAsTheShareWants() {
        put(call("27", "a1"), call("27", "a2"), call("28", "b1"), call("29", "c1"));

        List<ClaimedCall> two = claimCalls((portal, ready) -> {
            assertThat(portal).isEqualTo(ACME);
            assertThat(ready).isEqualTo(3);
            return 2;
        });

        assertThat(methods(two)).containsExactly("a1", "b1");
        assertThat(nextMethods()).containsExactly("c1");
        assertThat(nextMethods()).isEmpty();
        two.forEach(this::sent);
        assertThat(nextMethods()).containsExactly("a2");
    }

    @Test
    void givesTheMostUrgentFirstButNeverReordersALane() {
        put(
                call("1", "bulk", Priority.BULK),
                call("2", "edit", Priority.EDIT),
                call("3", "reply", Priority.REPLY),
                call("4", "reply2", Priority.REPLY),
                call("5", "bulk_first", Priority.BULK),
                call("5", "pressed_after", Priority.PRESSED),
                call("6", "pressed", Priority.PRESSED));

        assertThat(nextMethods()).containsExactly("pressed", "reply", "reply2", "edit", "bulk", "bulk_first");
    }

    @Test
    void givesNothingOfAPortalWithoutAShareAndTakesTurns() {
        journal()
                .put(List.of(
                        call("1", "a1"),
                        call("2", "a2"),
                        OutgoingCall.of(lane(BETA, "1"), Call.of("b1")),
                        OutgoingCall.of(lane(BETA, "2"), Call.of("b2"))));

        assertThat(claimCalls((portal, ready) -> 0)).isEmpty();
        assertThat(methods(claimCalls((portal, ready) -> portal.equals(BETA) ? 1 : 0)))
                .containsExactly("b1");
        assertThat(methods(claimCalls((portal, ready) -> 1))).containsExactly("a1");
        assertThat(methods(claimCalls((portal, ready) -> 1))).containsExactly("b2");
        assertThat(methods(claimCalls((portal, ready) -> 1))).containsExactly("a2");
    }

    @Test
    void asksForTheShareAnewWhenWoken() throws Exception {
        AtomicBoolean open = new AtomicBoolean();
        CountDownLatch asked = new CountDownLatch(1);
        put(call("27", "a"));
        CompletableFuture<List<ClaimedCall>> later = CompletableFuture.supplyAsync(() -> journal()
                .claimCalls(
                        (portal, ready) -> {
                            asked.countDown();
                            return open.get() ? 1 : 0;
                        },
                        MINUTE));
        asked.await();

        open.set(true);
        journal().wake();

        assertThat(later.get()).hasSize(1);
    }

    @Test
    void triesACallAgainWhenItsTimeHasComeBeforeWhatFollowsInItsLane() {
        put(call("27", "first"), call("27", "second"), call("28", "other"));
        ClaimedCall first = claimCall();

        settle(new CallOutcome.Again(first, in(MINUTE), "over its limit"));

        assertThat(nextMethods()).containsExactly("other");
        assertThat(nextMethods()).isEmpty();
        clock.advance(MINUTE);
        ClaimedCall again = claimCall();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.since()).isEqualTo(first.since());
        sent(again);
        assertThat(nextMethods()).containsExactly("second");
    }

    @Test
    void remembersHowOftenACallMayHaveRun() {
        put(call("27", "a"));
        settle(CallOutcome.Again.inDoubt(claimCall(), clock.instant(), "the connection broke"));
        ClaimedCall second = claimCall();
        assertThat(second.doubts()).isEqualTo(1);
        settle(new CallOutcome.Again(second, clock.instant(), "over its limit"));
        assertThat(claimCall().doubts()).isEqualTo(1);
    }

    @Test
    void keepsUnknownAndRefusedCallsAndGoesOnWithTheLane() {
        put(call("27", "a"), call("27", "b"), call("27", "c"));
        settle(new CallOutcome.Unknown(claimCall(), "the connection broke"));
        settle(new CallOutcome.Refused(claimCall(), "no such dialog"));
        sent(claimCall());

        assertThat(journal().records().outbox(ALL))
                .extracting(OutboxRecord::state, OutboxRecord::why)
                .containsExactly(
                        tuple(OutboxState.UNKNOWN, "the connection broke"),
                        tuple(OutboxState.REFUSED, "no such dialog"));
        assertThat(journal().backlog()).isEqualTo(new Backlog(0, 0));
    }

    @Test
    void settlesSeveralCallsAsOneStep() {
        put(call("27", "a"), call("28", "b"), call("29", "c"));
        List<ClaimedCall> three = claimCalls(PLENTY);

        assertThatIllegalStateException()
                .isThrownBy(() -> settle(
                        new CallOutcome.Sent(three.get(0)),
                        new CallOutcome.Sent(
                                new ClaimedCall(999_999, three.get(1).call(), 1, clock.instant()))));
        settle(
                new CallOutcome.Sent(three.get(0)),
                new CallOutcome.Refused(three.get(1), "no"),
                new CallOutcome.Again(three.get(2), clock.instant(), "later"));

        assertThat(nextMethods()).containsExactly("c");
    }

    @Test
    void leavesTypingOutWhenSomethingLaterComesInItsLane() {
        put(typing("27"), typing("28"));

        put(call("27", "reply"));

        assertThat(nextMethods()).containsExactly("reply", "imbot.chat.sendTyping");
        assertThat(journal().backlog().calls()).isEqualTo(2);
    }

    @Test
    void keepsTypingThatIsBeingSent() {
        put(typing("27"));
        ClaimedCall typing = claimCall();

        put(call("27", "reply"));

        assertThat(nextMethods()).isEmpty();
        sent(typing);
        assertThat(nextMethods()).containsExactly("reply");
    }

    @Test
    void laysAnEditOverAWaitingEditOfTheSameMessage() {
        put(
                edit("27", 1, Map.of("MESSAGE", "10%", "KEYBOARD", "old")),
                call("27", "between"),
                edit("27", 2, Map.of("MESSAGE", "other")));

        put(edit("27", 1, Map.of("MESSAGE", "20%", "URL_PREVIEW", "N")));

        ClaimedCall between = claimCall();
        assertThat(between.call().call().method()).isEqualTo("between");
        sent(between);
        ClaimedCall other = claimCall();
        assertThat(other.call().call().params()).isEqualTo(Map.of("MESSAGE", "other"));
        sent(other);
        ClaimedCall merged = claimCall();
        assertThat(merged.call().call().params())
                .isEqualTo(Map.of("MESSAGE", "20%", "KEYBOARD", "old", "URL_PREVIEW", "N"));
        sent(merged);
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void leavesAnEditAloneThatIsBeingSentOrOfAnotherLane() {
        put(edit("27", 1, Map.of("MESSAGE", "10%")), edit("28", 1, Map.of("MESSAGE", "elsewhere")));
        List<ClaimedCall> two = claimCalls(PLENTY);

        put(edit("27", 1, Map.of("MESSAGE", "20%")));

        two.forEach(this::sent);
        assertThat(claimCall().call().call().params()).isEqualTo(Map.of("MESSAGE", "20%"));
    }

    @Test
    void putsTheKeysOfAGroupOnceAndCountsThem() {
        List<OutgoingCall> twoParts = List.of(call("27", "a1"), call("27", "a2"));
        assertThat(journal().putOnce("news", Map.of("27", twoParts))).isEqualTo(1);

        int fresh = journal().putOnce("news", Map.of("27", twoParts, "28", List.of(call("28", "b"))));

        assertThat(fresh).isEqualTo(1);
        assertThat(journal().progress("news")).isEqualTo(new BroadcastProgress(2, 0, 0));
        assertThat(journal().progress("other")).isEqualTo(BroadcastProgress.NONE);
        sent(claimCall());
        assertThat(journal().progress("news")).isEqualTo(new BroadcastProgress(2, 0, 0));
        claimCalls(PLENTY)
                .forEach(one -> settle(
                        one.call().call().method().equals("b")
                                ? new CallOutcome.Refused(one, "no")
                                : new CallOutcome.Sent(one)));
        assertThat(journal().progress("news")).isEqualTo(new BroadcastProgress(0, 1, 1));
        assertThat(journal().putOnce("news", Map.of("27", twoParts))).isZero();
        assertThat(journal().putOnce("other", Map.of("27", twoParts))).isEqualTo(1);
    }

    // For people

    @Test
    void showsWhereEventsStand() {
        accepted(entry("1", "dead"), entry("2", "retrying"), entry("3", "handling"), entry("4", "waiting"));
        journal().fail(claim(), "3F9A1C0E", "it broke", EventEffects.DONE);
        journal().retry(claim(), in(MINUTE), "busy");
        claim();

        List<InboxRecord> all = journal().records().inbox(ALL);

        assertThat(all)
                .extracting(InboxRecord::state)
                .containsExactly(InboxState.DEAD, InboxState.RETRYING, InboxState.HANDLING, InboxState.WAITING);
        InboxRecord dead = all.get(0);
        assertThat(dead.why()).isEqualTo("it broke");
        assertThat(dead.incident()).isEqualTo("3F9A1C0E");
        assertThat(dead.attempts()).isEqualTo(1);
        assertThat(dead.entry()).contains(entry("1", "dead"));
        assertThat(dead.accepted()).isEqualTo(clock.instant());
        assertThat(all.get(1).notBefore()).contains(in(MINUTE));
        assertThat(journal().records().findInbox(dead.id())).contains(dead);
        assertThat(journal().records().findInbox(-1)).isEmpty();
        assertThat(journal().records().inbox(new Filter(Optional.of(BETA), "", 9)))
                .isEmpty();
        assertThat(journal().records().inbox(new Filter(Optional.of(ACME), "WAITING", 9)))
                .hasSize(1);
        assertThat(journal().records().inbox(new Filter(Optional.empty(), "", 2)))
                .hasSize(2);
    }

    @Test
    void replaysADeadLetterAsIfItCameNow() {
        accepted(entry("27", "a"));
        journal().fail(claim(), "", "no", EventEffects.DONE);
        long id = journal().records().inbox(ALL).get(0).id();
        assertThat(nextKey()).isEmpty();

        assertThat(journal().records().replay(id)).isTrue();

        ClaimedEvent again = claim();
        assertThat(again.entry().key()).isEqualTo("a");
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(journal().records().replay(id)).isFalse();
        done(again);
        assertThat(journal().records().inbox(ALL)).isEmpty();
    }

    @Test
    void purgesDeadLettersOnly() {
        accepted(entry("27", "a"), entry("28", "b"));
        journal().fail(claim(), "", "no", EventEffects.DONE);
        List<InboxRecord> both = journal().records().inbox(ALL);

        assertThat(both.stream().filter(one -> journal().records().purge(one.id())))
                .extracting(InboxRecord::state)
                .containsExactly(InboxState.DEAD);
        assertThat(journal().records().inbox(ALL)).hasSize(1);
    }

    @Test
    void showsWhereCallsStand() {
        put(call("1", "unknown"), call("2", "retrying"), call("3", "sending"), call("4", "waiting"));
        settle(new CallOutcome.Unknown(claimCall(), "lost"));
        settle(new CallOutcome.Again(claimCall(), in(MINUTE), "busy"));
        claimCall();

        List<OutboxRecord> all = journal().records().outbox(ALL);

        assertThat(all)
                .extracting(OutboxRecord::state)
                .containsExactly(OutboxState.UNKNOWN, OutboxState.RETRYING, OutboxState.SENDING, OutboxState.WAITING);
        assertThat(all.get(1).notBefore()).contains(in(MINUTE));
        assertThat(all.get(1).why()).isEqualTo("busy");
        assertThat(all.get(0).call()).contains(call("1", "unknown"));
        assertThat(journal().records().findOutbox(all.get(0).id())).contains(all.get(0));
        assertThat(journal().records().outbox(new Filter(Optional.empty(), "UNKNOWN", 9)))
                .hasSize(1);
    }

    @Test
    void sendsAnUnknownCallAgainWhenPeopleSaySo() {
        put(call("27", "a"));
        settle(new CallOutcome.Unknown(claimCall(), "lost"));
        long id = journal().records().outbox(ALL).get(0).id();
        clock.advance(Duration.ofDays(2));

        assertThat(journal().records().retry(id)).isTrue();

        ClaimedCall again = claimCall();
        assertThat(again.since()).isEqualTo(clock.instant());
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(journal().records().retry(id)).isFalse();
    }

    @Test
    void dropsWaitingAndStoppedCallsButNoneThatIsBeingSent() {
        put(call("27", "sending"), call("27", "waiting"), call("28", "refused"));
        ClaimedCall sending = claimCall();
        settle(new CallOutcome.Refused(claimCall(), "no"));

        journal().records().outbox(ALL).stream()
                .filter(one -> !journal().records().drop(one.id()))
                .forEach(kept -> assertThat(kept.state()).isEqualTo(OutboxState.SENDING));

        assertThat(journal().records().outbox(ALL)).hasSize(1);
        sent(sending);
        assertThat(nextMethods()).isEmpty();
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    // As a whole

    @Test
    void givesUpWhatWaitedTooLongForAPortalAndKeepsItAsRefused() {
        put(call("1", "sent"), call("1", "old"), call("2", "older"));
        put(new OutgoingCall(lane(BETA, "1"), Call.of("beta"), Optional.empty(), Priority.REPLY, ""));
        ClaimedCall sending =
                claimCalls((portal, ready) -> portal.equals(ACME) ? 1 : 0).get(0);
        Instant limit = clock.instant();
        clock.advance(Duration.ofHours(1));
        put(call("1", "young"));

        assertThat(journal().giveUp(ACME, limit, "nobody answered")).isEqualTo(2);

        assertThat(journal().records().outbox(new Filter(Optional.of(ACME), "refused", 10)))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.why()).isEqualTo("nobody answered"));
        assertThat(journal().backlog().calls()).isEqualTo(3);
        sent(sending);
        assertThat(methods(claimCalls((portal, ready) -> portal.equals(ACME) ? ready : 0)))
                .containsExactly("young");
        assertThat(nextMethods()).containsExactly("beta");
    }

    @Test
    void sendsWhatWasGivenUpAgainOnceOnly() {
        put(call("1", "a"), call("1", "b"));
        journal().giveUp(ACME, clock.instant(), "nobody answered");
        journal()
                .records()
                .outbox(ALL)
                .forEach(one -> assertThat(journal().records().retry(one.id())).isTrue());

        ClaimedCall first = claimCall();
        sent(first);
        sent(claimCall());
        assertThat(nextMethods()).isEmpty();
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void choosesRecordsByTheirBotAndTheirAge() {
        accepted(entry("27", "a"));
        journal().fail(claim(), "", "no", EventEffects.DONE);
        put(call("27", "old"));
        Instant then = clock.instant();
        clock.advance(Duration.ofHours(1));
        put(call("28", "new"));

        Filter old = ALL.until(then);
        assertThat(journal().records().inbox(old)).hasSize(1);
        assertThat(journal().records().inbox(ALL.until(then.minusMillis(1)))).isEmpty();
        assertThat(journal().records().outbox(old))
                .extracting(one -> one.call().orElseThrow().call().method())
                .containsExactly("old");
        assertThat(journal().records().inbox(ALL.ofBot("greeter"))).hasSize(1);
        assertThat(journal().records().inbox(ALL.ofBot("other"))).isEmpty();
        assertThat(journal().records().outbox(ALL.ofBot("other"))).isEmpty();
    }

    @Test
    void countsWhatIsNotDone() {
        accepted(entry("27", "a"));
        ClaimedEvent first = claim();
        assertThat(journal().backlog()).isEqualTo(new Backlog(1, 0));

        done(first, call("27", "one"));
        assertThat(journal().backlog()).isEqualTo(new Backlog(0, 1));

        ClaimedCall one = claimCall();
        settle(new CallOutcome.Again(one, in(MINUTE), "busy"));
        assertThat(journal().backlog()).isEqualTo(new Backlog(0, 1));
        clock.advance(MINUTE);
        sent(claimCall());
        assertThat(journal().backlog().isEmpty()).isTrue();
    }

    @Test
    void wakesWhoWaitsForWork() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Optional<ClaimedEvent>> later = CompletableFuture.supplyAsync(() -> {
            waiting.countDown();
            return journal().claim(owner -> true, MINUTE);
        });
        waiting.await();

        accepted(entry("27", "a"));

        assertThat(later.get()).isPresent();
    }

    @Test
    void givesOutAndTakesInNothingOnceClosedAndEndsWhatIsOut() throws Exception {
        accepted(entry("27", "a"));
        ClaimedEvent first = claim();
        CompletableFuture<Optional<ClaimedEvent>> waiting =
                CompletableFuture.supplyAsync(() -> journal().claim(owner -> true, MINUTE));
        CompletableFuture<List<ClaimedCall>> sending =
                CompletableFuture.supplyAsync(() -> journal().claimCalls(PLENTY, MINUTE));

        journal().close();

        assertThat(waiting.get()).isEmpty();
        assertThat(sending.get()).isEmpty();
        assertThat(journal().accept(List.of(entry("27", "b")))).containsExactly(AcceptResult.FULL);
        done(first);
    }

    @Test
    void endsTheWaitOfAnInterruptedThread() {
        Thread.currentThread().interrupt();

        assertThat(journal().claim(owner -> true, MINUTE)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }
}
