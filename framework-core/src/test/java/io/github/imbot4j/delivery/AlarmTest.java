package io.github.imbot4j.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AlarmTest {

    @Test
    void ringsWhenItIsTimeAndNotWhenCancelled() throws Exception {
        try (Alarm alarm = new Alarm()) {
            CountDownLatch rang = new CountDownLatch(1);
            AtomicBoolean cancelled = new AtomicBoolean();

            alarm.after(Duration.ofMillis(20), () -> cancelled.set(true)).run();
            alarm.after(Duration.ofMillis(40), rang::countDown);

            rang.await();
            assertThat(cancelled).isFalse();
        }
    }

    @Test
    void ringsNoMoreOnceClosed() {
        Alarm alarm = new Alarm();
        alarm.close();

        Runnable cancel = alarm.after(Duration.ZERO, () -> {
            throw new IllegalStateException("rang");
        });

        cancel.run();
    }
}
