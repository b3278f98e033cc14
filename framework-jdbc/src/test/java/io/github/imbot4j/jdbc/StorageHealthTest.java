package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.testing.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StorageHealthTest {

    private final AtomicLong nanos = new AtomicLong();
    private final StorageHealth health = new StorageHealth(nanos::get);
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicInteger probes = new AtomicInteger();

    private boolean write() {
        if (failing.get()) {
            throw new JournalException("the disk is full", new IllegalStateException("no space"));
        }
        return true;
    }

    private void probe() {
        probes.incrementAndGet();
        write();
    }

    /** It is tried in the background: one asks now and then until it is told. */
    private void askUntilTrouble(boolean some) {
        Await.until(() -> {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            return health.trouble(this::probe).isPresent() == some;
        });
    }

    @Test
    void saysWhyUntilSomethingIsWrittenAgain() {
        failing.set(true);
        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> health.written(this::write));
        assertThat(health.trouble(this::probe)).contains("the disk is full");

        failing.set(false);
        health.watched(this::write);
        assertThat(health.trouble(this::probe))
                .as("reading says nothing of a full disk")
                .isPresent();

        health.written(this::write);
        assertThat(health.trouble(this::probe)).isEmpty();
    }

    @Test
    void findsOutThatItWorksAgainAlthoughNothingIsWrittenMeanwhile() {
        failing.set(true);
        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> health.written(this::write));
        assertThat(health.trouble(this::probe)).isPresent();
        failing.set(false);

        askUntilTrouble(false);

        assertThat(probes).hasPositiveValue();
    }

    @Test
    void findsOutThatItFailsAlthoughNothingIsWritten() {
        health.written(this::write);
        failing.set(true);
        assertThat(health.trouble(this::probe)).isEmpty();

        askUntilTrouble(true);
    }

    @Test
    void saysThatTheStorageDoesNotAnswerWhileItWaits() throws Exception {
        CountDownLatch silent = new CountDownLatch(1);
        CompletableFuture<?> post = CompletableFuture.runAsync(
                () -> health.written(() -> {
                    try {
                        return silent.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException stop) {
                        throw new IllegalStateException(stop);
                    }
                }),
                work -> new Thread(work).start());

        askUntilTrouble(true);
        assertThat(health.trouble(this::probe).orElseThrow()).contains("has not answered");
        silent.countDown();
        post.get(20, TimeUnit.SECONDS);
        askUntilTrouble(false);
    }

    @Test
    void writesNothingToFindOutWhatWasShownAMomentAgo() {
        health.written(this::write);

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(health.trouble(this::probe)).isEmpty();
        assertThat(probes).hasValue(0);
    }
}
