package io.github.imbot4j.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.concurrent.HeapExhaustion;
import io.github.imbot4j.concurrent.WorkerThreads;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** When the heap is exhausted, the program says so and ends, once. */
@Isolated
class HeapExitTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicInteger ends = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Thread.@Nullable UncaughtExceptionHandler before;

    @BeforeEach
    void install() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(
                new HeapExit(new PrintStream(printed, true, StandardCharsets.UTF_8), () -> {
                    ends.incrementAndGet();
                    ended.countDown();
                }));
    }

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void endsWhenWorkOfTheFrameworkRanOutOfMemory() throws InterruptedException {
        try (WorkerThreads workerThreads = WorkerThreads.platform()) {
            workerThreads.run("work", () -> {
                throw new OutOfMemoryError("Java heap space");
            });
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("exit code 3");
    }

    @Test
    void endsOnceWhateverTheErrorIsWrappedIn() {
        HeapExhaustion.check(new IllegalStateException(new OutOfMemoryError("GC overhead limit exceeded")));
        HeapExhaustion.check(new OutOfMemoryError("Java heap space"));
        assertThat(ends).hasValue(1);
    }

    @Test
    void goesOnAfterAnythingElse() {
        HeapExhaustion.check(new IllegalStateException("a bug"));
        HeapExhaustion.check(new OutOfMemoryError("unable to create native thread"));
        assertThat(ends).hasValue(0);
    }
}
