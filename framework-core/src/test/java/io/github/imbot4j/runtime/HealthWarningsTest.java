package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.JournalRecords;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What health tells, also when the store tells nothing. */
@Timeout(60)
class HealthWarningsTest {

    private volatile Supplier<List<Object>> store = List::of;
    private final AtomicInteger reads = new AtomicInteger();
    private final WorkerThreads workerThreads = WorkerThreads.best();
    private final HealthWarnings healthWarnings =
            new HealthWarnings(records(), workerThreads, List.of(() -> List.of("the portal is down")));

    private JournalRecords records() {
        return (JournalRecords) Proxy.newProxyInstance(
                JournalRecords.class.getClassLoader(),
                new Class<?>[] {JournalRecords.class},
                (proxy, method, arguments) -> {
                    reads.incrementAndGet();
                    return store.get();
                });
    }

    @AfterEach
    void stop() {
        workerThreads.close();
    }

    @Test
    void countsTheCallsOfUnknownOutcome() {
        assertThat(healthWarnings.now()).containsExactly("the portal is down");

        store = () -> List.of("one", "two");

        assertThat(healthWarnings.now())
                .containsExactly(
                        "the portal is down", "calls with an unknown outcome: 2; look there, then retry or drop them");
    }

    @Test
    void answersAlthoughTheStoreDoesNot() {
        CountDownLatch silent = new CountDownLatch(1);
        store = () -> {
            try {
                silent.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return List.of("one");
        };

        for (int i = 0; i < 3; i++) {
            assertThat(healthWarnings.now()).hasSize(2).last().asString().contains("the journal does not answer");
        }
        assertThat(reads).hasValue(1);

        silent.countDown();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (healthWarnings.now().get(1).contains("does not answer")) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    @Test
    void answersAlthoughTheStoreFails() {
        store = () -> {
            throw new JournalException("no server", new IllegalStateException());
        };

        assertThat(healthWarnings.now()).hasSize(2).last().asString().contains("the journal does not answer");
    }
}
