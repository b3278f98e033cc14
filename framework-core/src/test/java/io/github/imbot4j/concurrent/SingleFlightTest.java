package io.github.imbot4j.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SingleFlightTest {

    private final SingleFlight<String, String> singleFlight = new SingleFlight<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);

    /** Threads, with what each of them got. */
    private record Crowd(List<Thread> threads, List<FutureTask<String>> gets) {

        static Crowd of(int size, Callable<String> work) {
            List<FutureTask<String>> gets =
                    Stream.generate(() -> new FutureTask<>(work)).limit(size).toList();
            List<Thread> threads = gets.stream().map(Thread::new).toList();
            threads.forEach(Thread::start);
            return new Crowd(threads, gets);
        }

        /** One that wants a lock is BLOCKED instead. */
        void areWaiting() {
            for (Thread thread : threads) {
                Await.until(() -> thread.getState() == Thread.State.WAITING);
            }
        }

        List<String> outcomes() throws Exception {
            List<String> outcomes = new ArrayList<>();
            for (FutureTask<String> get : gets) {
                outcomes.add(get.get());
            }
            return outcomes;
        }
    }

    private String call(Supplier<String> outcome) {
        calls.incrementAndGet();
        awaitQuietly(answer);
        return outcome.get();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void makeOneCallForAHundredThreads() throws Exception {
        Crowd crowd = Crowd.of(100, () -> singleFlight.share("key", () -> call(() -> "outcome")));

        crowd.areWaiting();
        answer.countDown();

        assertThat(crowd.outcomes()).hasSize(100).containsOnly("outcome");
        assertThat(calls).hasValue(1);
    }

    @Test
    void tellTheSameFailureToAllAndAskAnewAfterIt() throws Exception {
        IllegalStateException failure = new IllegalStateException("down");
        Crowd crowd = Crowd.of(
                100,
                () -> singleFlight.share(
                        "key",
                        () -> call(() -> {
                            throw failure;
                        })));

        crowd.areWaiting();
        answer.countDown();

        for (FutureTask<String> get : crowd.gets()) {
            assertThatThrownBy(get::get).cause().isSameAs(failure);
        }
        assertThat(calls).hasValue(1);
        assertThat(singleFlight.share("key", () -> call(() -> "up again"))).isEqualTo("up again");
    }

    @Test
    void tellAnErrorToTheThreadItHitAndThatItHappenedToTheOthers() throws Exception {
        AssertionError error = new AssertionError("broken");
        Crowd first = Crowd.of(
                1,
                () -> singleFlight.share(
                        "key",
                        () -> call(() -> {
                            throw error;
                        })));
        first.areWaiting();
        Crowd second = Crowd.of(1, () -> singleFlight.share("key", () -> call(() -> "outcome")));
        second.areWaiting();
        answer.countDown();

        assertThatThrownBy(first::outcomes).cause().isSameAs(error);
        assertThatThrownBy(second::outcomes)
                .cause()
                .isInstanceOf(CompletionException.class)
                .hasCause(error);
        assertThat(singleFlight.isUnderWay("key")).isFalse();
    }

    @Test
    void rememberNothingOfACallThatHasEnded() {
        answer.countDown();

        assertThat(singleFlight.share("key", () -> call(() -> "first"))).isEqualTo("first");
        assertThat(singleFlight.isUnderWay("key")).isFalse();
        assertThat(singleFlight.share("key", () -> call(() -> "second"))).isEqualTo("second");
        assertThat(calls).hasValue(2);
    }

    @Test
    void letWhoeverKnowsTheOutcomeAskAnewAtOnce() throws Exception {
        Crowd crowd = Crowd.of(
                50,
                () -> singleFlight.share("key", () -> call(() -> "old")) + " and "
                        + singleFlight.share("key", () -> call(() -> "new")));

        crowd.areWaiting();
        answer.countDown();

        assertThat(crowd.outcomes()).containsOnly("old and new");
    }

    @Test
    void doNotMakeOneKeyWaitForAnother() throws Exception {
        Crowd slow = Crowd.of(1, () -> singleFlight.share("slow", () -> call(() -> "late")));
        slow.areWaiting();

        assertThat(singleFlight.isUnderWay("slow")).isTrue();
        assertThat(singleFlight.share("fast", () -> "soon")).isEqualTo("soon");
        answer.countDown();
        assertThat(slow.outcomes()).containsExactly("late");
    }

    @Test
    void letAnInterruptedThreadWaitOnAndStayInterrupted() throws Exception {
        Crowd first = Crowd.of(1, () -> singleFlight.share("key", () -> call(() -> "outcome")));
        first.areWaiting();
        Crowd second = Crowd.of(
                1,
                () -> singleFlight.share("key", () -> "own") + ", interrupted: "
                        + Thread.currentThread().isInterrupted());
        second.areWaiting();
        second.threads().get(0).interrupt();
        second.areWaiting();
        answer.countDown();

        assertThat(second.outcomes()).containsExactly("outcome, interrupted: true");
        assertThat(first.outcomes()).containsExactly("outcome");
    }
}
