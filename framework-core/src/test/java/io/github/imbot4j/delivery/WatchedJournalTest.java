package io.github.imbot4j.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchedJournalTest {

    private static final Lane LANE = new Lane(new PortalId("acme"), "greeter", "27");

    private final SetClock clock = new SetClock();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();
    private final MemoryJournal memory = new MemoryJournal(clock);
    private final WatchedJournal journal = new WatchedJournal(flaky(memory), clock, pause -> pauses.incrementAndGet());

    /** Fails as often as is told, before doing anything. */
    private Journal flaky(Journal inner) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    if (failures.get() > 0 && !method.getName().equals("close")) {
                        failures.decrementAndGet();
                        throw new JournalException("the disk is full", new IllegalStateException("no space"));
                    }
                    try {
                        return method.invoke(inner, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private Claimed claimed() {
        journal.accept(List.of(new InboxEntry("k" + clock.instant(), LANE, SampleEvents.message("hi"))));
        return journal.claim(owner -> true, Duration.ZERO).orElseThrow();
    }

    @Test
    void triesUntilAPieceIsEnded() {
        Claimed claimed = claimed();
        failures.set(3);

        journal.complete(claimed, Completion.calls(List.of(OutgoingCall.of(LANE, Call.of("one")))));

        assertThat(pauses).hasValue(3);
        assertThat(journal.trouble()).isEmpty();
        ClaimedCall call =
                journal.claimCalls((portal, ready) -> 1, Duration.ZERO).get(0);
        failures.set(2);
        journal.settle(List.of(new Settlement.Sent(call)));
        assertThat(journal.backlog().isEmpty()).isTrue();
        assertThat(pauses).hasValue(5);
    }

    @Test
    void triesUntilAPieceIsEndedThatNobodyWaitsFor() {
        Claimed claimed = claimed();
        List<RuntimeException> told = new CopyOnWriteArrayList<>();
        failures.set(3);

        journal.complete(claimed, Completion.calls(List.of(OutgoingCall.of(LANE, Call.of("one")))), told::add);

        ClaimedCall call =
                memory.claimCalls((portal, ready) -> 1, Duration.ofSeconds(20)).get(0);
        failures.set(2);
        journal.settle(List.of(new Settlement.Sent(call)), told::add);
        assertThat(memory.drain(Duration.ofSeconds(20))).isTrue();
        assertThat(pauses).hasValue(3);
        assertThat(told).isEmpty();
    }

    @Test
    void tellsWhyAPieceThatNobodyWaitsForIsNotEnded() throws Exception {
        Claimed claimed = claimed();
        CompletableFuture<RuntimeException> closed = new CompletableFuture<>();
        CompletableFuture<RuntimeException> twice = new CompletableFuture<>();
        journal.complete(claimed, Completion.DONE);

        journal.complete(claimed, Completion.DONE, twice::complete);
        failures.set(1_000);
        journal.close();
        journal.complete(claimed, Completion.DONE, closed::complete);

        assertThat(twice.get(20, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isInstanceOf(JournalException.class);
    }

    @Test
    void triesUntilAPieceIsPutBackOrDead() {
        Claimed claimed = claimed();
        failures.set(1);
        journal.retry(claimed, clock.instant(), "busy");
        Claimed again = journal.claim(owner -> true, Duration.ZERO).orElseThrow();
        failures.set(1);

        journal.fail(again, "", "no", Completion.DONE);

        assertThat(pauses).hasValue(2);
        assertThat(journal.backlog().isEmpty()).isTrue();
    }

    @Test
    void saysWhyUntilSomethingIsWrittenAgain() {
        failures.set(1);
        List<InboxEntry> entries = List.of(new InboxEntry("k", LANE, SampleEvents.message("hi")));

        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> journal.accept(entries));
        assertThat(journal.trouble()).contains("the disk is full");
        journal.claim(owner -> true, Duration.ZERO);
        assertThat(journal.trouble()).isPresent();

        journal.accept(entries);
        assertThat(journal.trouble()).isEmpty();
    }

    /** It is tried in the background: one asks now and then until it is told. */
    private void askUntilTrouble(boolean some) {
        askUntilTrouble(journal, some);
    }

    private void askUntilTrouble(WatchedJournal journal, boolean some) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (journal.trouble().isPresent() != some) {
            assertThat(System.nanoTime()).isLessThan(end);
            clock.advance(Duration.ofMillis(100));
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void findsOutThatItWorksAgainAlthoughNothingIsSentHereMeanwhile() {
        failures.set(3);
        List<InboxEntry> entries = List.of(new InboxEntry("k", LANE, SampleEvents.message("hi")));
        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> journal.accept(entries));
        assertThat(journal.trouble()).isPresent();

        askUntilTrouble(false);

        assertThat(failures).hasValue(0);
    }

    @Test
    void findsOutThatItFailsAlthoughNothingIsWritten() {
        claimed();
        failures.set(1_000);
        assertThat(journal.trouble()).isEmpty();

        askUntilTrouble(true);
    }

    @Test
    void saysThatTheStorageDoesNotAnswerWhileItWaits() throws Exception {
        CountDownLatch silent = new CountDownLatch(1);
        Journal hanging = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("accept") || method.getName().equals("prove")) {
                        silent.await(30, TimeUnit.SECONDS);
                    }
                    return method.invoke(memory, arguments);
                });
        WatchedJournal watched = new WatchedJournal(hanging, clock, pause -> pauses.incrementAndGet());
        CompletableFuture<?> post = CompletableFuture.runAsync(
                () -> watched.accept(List.of(new InboxEntry("k", LANE, SampleEvents.message("hi")))),
                work -> new Thread(work).start());

        askUntilTrouble(watched, true);
        assertThat(watched.trouble().orElseThrow()).contains("has not answered");
        silent.countDown();
        post.get(20, TimeUnit.SECONDS);
        askUntilTrouble(watched, false);
    }

    @Test
    void writesNothingToFindOutWhatWasShownAMomentAgo() {
        claimed();
        failures.set(1_000);

        clock.advance(Duration.ofSeconds(2));

        assertThat(journal.trouble()).isEmpty();
        assertThat(failures).hasValue(1_000);
    }

    @Test
    void givesUpOnceClosedOrInterrupted() {
        Claimed claimed = claimed();
        failures.set(1_000);
        journal.close();

        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> journal.complete(claimed, Completion.DONE));

        assertThat(pauses).hasValue(0);
    }
}
