package io.github.imbot4j.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SystemSchedulerTest {

    @Test
    void ringsWhenItIsTimeAndNotWhenCancelled() throws Exception {
        try (SystemScheduler systemScheduler = new SystemScheduler()) {
            CountDownLatch rang = new CountDownLatch(1);
            AtomicBoolean cancelled = new AtomicBoolean();

            systemScheduler
                    .after(Duration.ofMillis(20), () -> cancelled.set(true))
                    .run();
            systemScheduler.after(Duration.ofMillis(40), rang::countDown);

            rang.await();
            assertThat(cancelled).isFalse();
        }
    }

    @Test
    void ringsNoMoreOnceClosed() throws Exception {
        AtomicBoolean rang = new AtomicBoolean();
        SystemScheduler closed = new SystemScheduler();
        closed.after(Duration.ofMillis(20), () -> rang.set(true));

        closed.close();
        closed.after(Duration.ZERO, () -> rang.set(true));

        try (SystemScheduler other = new SystemScheduler()) {
            CountDownLatch later = new CountDownLatch(1);
            other.after(Duration.ofMillis(40), later::countDown);
            later.await();
        }
        assertThat(rang).isFalse();
    }
}
