package io.github.imbot4j.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.testing.Await;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class WorkersTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final MemoryJournal journal =
            new MemoryJournal(Clock.systemUTC(), 1_000_000, Duration.ofHours(1), 1_000_000);
    private final List<Workers> started = new ArrayList<>();

    static List<Supplier<WorkerThreads>> kinds() {
        return List.of(WorkerThreads::best, WorkerThreads::platform);
    }

    private Workers start(
            WorkerThreads workerThreads,
            java.util.function.Consumer<ClaimedEvent> handle,
            java.util.function.Consumer<List<ClaimedCall>> send) {
        Workers workers = new Workers(journal, handle, send, (portal, ready) -> 1, workerThreads);
        started.add(workers);
        workers.start();
        return workers;
    }

    private void sent(List<ClaimedCall> calls) {
        journal.settle(calls.stream()
                .<CallOutcome>map(call -> new CallOutcome.Sent(call))
                .toList());
    }

    @AfterEach
    void stop() {
        started.forEach(Workers::close);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keepsTheInterruptOfOneHandlerFromTheNext(Supplier<WorkerThreads> threads) throws Exception {
        int pieces = 200;
        CountDownLatch done = new CountDownLatch(pieces);
        List<Boolean> interrupted = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < pieces; i++) {
            accept("p" + i % 3, "bot", "d" + i, "k" + i);
        }
        start(
                threads.get(),
                claimedEvent -> {
                    interrupted.add(Thread.currentThread().isInterrupted());
                    journal.complete(claimedEvent, EventEffects.DONE);
                    Thread.currentThread().interrupt();
                    done.countDown();
                },
                this::sent);

        done.await();
        assertThat(interrupted).hasSize(pieces).containsOnly(false);
    }

    private void accept(String portal, String bot, String dialog, String key) {
        Lane lane = new Lane(new PortalId(portal), bot, dialog);
        assertThat(journal.accept(List.of(new InboxEntry(key, lane, SampleEvents.message(key)))))
                .containsExactly(AcceptResult.STORED);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keepsEveryLaneInOrderWhateverTheHandlersTake(Supplier<WorkerThreads> kind) {
        Map<Lane, List<String>> handled = new ConcurrentHashMap<>();
        Map<Lane, List<String>> sent = new ConcurrentHashMap<>();
        AtomicBoolean overtaken = new AtomicBoolean();
        int lanes = 40;
        int perLane = 100;
        start(
                kind.get(),
                claimedEvent -> {
                    Lane lane = claimedEvent.entry().lane();
                    String key = claimedEvent.entry().key();
                    List<String> before =
                            handled.computeIfAbsent(lane, name -> Collections.synchronizedList(new ArrayList<>()));
                    overtaken.compareAndSet(
                            false, sent.getOrDefault(lane, List.of()).size() != before.size());
                    work(key.hashCode());
                    before.add(key);
                    journal.complete(claimedEvent, EventEffects.calls(List.of(OutgoingCall.of(lane, Call.of(key)))));
                },
                calls -> {
                    ClaimedCall call = calls.get(0);
                    work(call.id());
                    sent.computeIfAbsent(call.call().lane(), name -> Collections.synchronizedList(new ArrayList<>()))
                            .add(call.call().call().method());
                    sent(calls);
                });

        for (int i = 0; i < perLane; i++) {
            for (int lane = 0; lane < lanes; lane++) {
                accept("portal" + lane % 4, "bot" + lane % 3, "dialog" + lane, "k" + lane + "_" + i);
            }
        }

        assertThat(journal.drain(LONG)).isTrue();
        assertThat(overtaken).isFalse();
        assertThat(handled).hasSize(lanes);
        handled.forEach((lane, keys) -> {
            String number = lane.dialog().substring("dialog".length());
            List<String> inOrder = java.util.stream.IntStream.range(0, perLane)
                    .mapToObj(i -> "k" + number + "_" + i)
                    .toList();
            assertThat(keys).isEqualTo(inOrder);
            assertThat(sent.get(lane)).isEqualTo(inOrder);
        });
    }

    /** Takes between nothing and a few hundred microseconds. */
    private static void work(long seed) {
        Await.pause(Duration.ofNanos(new Random(seed).nextInt(200_000)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void letsNoSlowBotHoldUpAnother(Supplier<WorkerThreads> kind) throws Exception {
        WorkerThreads workerThreads = kind.get();
        Semaphore stuck = new Semaphore(0);
        CountDownLatch other = new CountDownLatch(20);
        start(
                workerThreads,
                claimedEvent -> {
                    if (claimedEvent.entry().lane().bot().equals("slow")) {
                        stuck.acquireUninterruptibly();
                    } else {
                        other.countDown();
                    }
                    journal.complete(claimedEvent, EventEffects.DONE);
                },
                this::sent);
        int flood = workerThreads.most() * 2;

        for (int i = 0; i < flood; i++) {
            accept("acme", "slow", "slow" + i, "slow" + i);
        }
        for (int i = 0; i < 20; i++) {
            accept("acme", "quick", "quick" + i, "quick" + i);
        }

        other.await();
        stuck.release(flood);
        assertThat(journal.drain(LONG)).isTrue();
    }

    @Test
    void letsNoHangingPortalHoldUpAnothersCalls() throws Exception {
        WorkerThreads workerThreads = WorkerThreads.platform();
        Semaphore hanging = new Semaphore(0);
        CountDownLatch other = new CountDownLatch(1);
        start(
                workerThreads,
                claimedEvent -> journal.complete(
                        claimedEvent,
                        EventEffects.calls(
                                List.of(OutgoingCall.of(claimedEvent.entry().lane(), Call.of("imbot.message.add"))))),
                calls -> {
                    ClaimedCall call = calls.get(0);
                    if (call.call().lane().portal().memberId().equals("hangs")) {
                        hanging.acquireUninterruptibly();
                    } else {
                        other.countDown();
                    }
                    sent(calls);
                });

        for (int i = 0; i < workerThreads.most(); i++) {
            accept("hangs", "greeter", "d" + i, "d" + i);
        }
        accept("acme", "greeter", "27", "a");

        other.await();
        hanging.release(workerThreads.most());
        assertThat(journal.drain(LONG)).isTrue();
    }

    @Test
    void goesOnWithTheLaneWhenTheFrameworkItselfThrows() {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        start(
                WorkerThreads.best(),
                claimedEvent -> {
                    String text = ((MessageReceived) claimedEvent.entry().event())
                            .message()
                            .text();
                    handled.add(text);
                    if (text.equals("bad")) {
                        throw new StackOverflowError("bug");
                    }
                    journal.complete(
                            claimedEvent,
                            EventEffects.calls(
                                    List.of(OutgoingCall.of(claimedEvent.entry().lane(), Call.of(text)))));
                },
                call -> {
                    throw new IllegalStateException("bug");
                });

        accept("acme", "greeter", "27", "bad");
        accept("acme", "greeter", "27", "good");
        accept("acme", "greeter", "27", "better");

        assertThat(journal.drain(LONG)).isTrue();
        assertThat(handled).containsExactly("bad", "good", "better");
    }

    @Test
    void goesOnClaimingWhenTheJournalFails() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        AtomicBoolean failed = new AtomicBoolean();
        Journal failing = journal((method, arguments) -> {
            if (method.getName().equals("claim") && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the database is gone");
            }
            return method.invoke(journal, arguments);
        });
        Workers workers = new Workers(
                failing,
                claimedEvent -> {
                    handled.countDown();
                    journal.complete(claimedEvent, EventEffects.DONE);
                },
                this::sent,
                (portal, ready) -> 1,
                WorkerThreads.best());
        started.add(workers);

        workers.start();
        accept("acme", "greeter", "27", "a");

        assertThat(handled.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failed).isTrue();
    }

    /** Nobody has to be woken for what an event led to: here nobody would be. */
    @Test
    void sendsWhatAnEventLedToOnTheThreadThatHandledIt() {
        Journal deaf = journal((method, arguments) -> {
            boolean waits = method.getName().equals("claimCalls") && !arguments[1].equals(Duration.ZERO);
            return waits ? journal.claimCalls((portal, ready) -> 0, LONG) : method.invoke(journal, arguments);
        });
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        Workers workers = new Workers(
                deaf,
                claimedEvent -> {
                    threads.add(Thread.currentThread());
                    journal.complete(
                            claimedEvent,
                            EventEffects.calls(
                                    List.of(OutgoingCall.of(claimedEvent.entry().lane(), Call.of("hello")))));
                },
                calls -> {
                    threads.add(Thread.currentThread());
                    sent(calls);
                },
                (portal, ready) -> 1,
                WorkerThreads.best());
        started.add(workers);

        workers.start();
        accept("acme", "greeter", "27", "a");

        assertThat(journal.drain(LONG)).isTrue();
        assertThat(threads).hasSize(2);
        assertThat(threads.get(1)).isSameAs(threads.get(0));
    }

    private interface Answer {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static Journal journal(Answer answer) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (proxy, method, arguments) -> answer.of(method, arguments));
    }

    @Test
    void finishesWhatRunsAndTakesUpNothingNew() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Workers workers = start(
                WorkerThreads.best(),
                claimedEvent -> {
                    running.countDown();
                    awaitUninterruptibly(go);
                    journal.complete(claimedEvent, EventEffects.DONE);
                },
                this::sent);
        accept("acme", "greeter", "27", "a");
        accept("acme", "greeter", "27", "b");
        running.await();

        assertThat(workers.finish(Duration.ofMillis(1))).isFalse();
        go.countDown();

        assertThat(workers.finish(LONG)).isTrue();
        assertThat(journal.backlog()).isEqualTo(new Backlog(1, 0));
    }

    @Test
    void interruptsWhatRunsWhenClosed() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Workers workers = start(
                WorkerThreads.best(),
                claimedEvent -> {
                    running.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException expected) {
                        interrupted.countDown();
                    }
                },
                this::sent);
        accept("acme", "greeter", "27", "a");
        running.await();

        workers.close();

        interrupted.await();
        assertThat(workers.finish(LONG)).isTrue();
    }

    @Test
    void saysWhenItsOwnWaitIsInterrupted() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Semaphore stuck = new Semaphore(0);
        Workers workers = start(
                WorkerThreads.best(),
                claimedEvent -> {
                    running.countDown();
                    stuck.acquireUninterruptibly();
                },
                this::sent);
        accept("acme", "greeter", "27", "a");
        running.await();

        Thread.currentThread().interrupt();

        assertThat(workers.finish(LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        stuck.release();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
