package io.github.imbot4j.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerThreadsTest {

    @Test
    void areVirtualWhereTheJvmHasThem() throws Exception {
        boolean jvmHasThem = Runtime.version().feature() >= 21;
        CompletableFuture<Thread> ran = new CompletableFuture<>();

        try (WorkerThreads workerThreads = WorkerThreads.best()) {
            workerThreads.run("imbot-test", () -> ran.complete(Thread.currentThread()));
            assertThat(workerThreads.areVirtual()).isEqualTo(jvmHasThem);
            assertThat(workerThreads.most()).isEqualTo(jvmHasThem ? 4096 : 512);
            assertThat(ran.get().getClass().getSimpleName()).isEqualTo(jvmHasThem ? "VirtualThread" : "Thread");
        }
    }

    @Test
    void arePlatformThreadsOnRequest() throws Exception {
        CompletableFuture<String> name = new CompletableFuture<>();

        try (WorkerThreads workerThreads = WorkerThreads.platform()) {
            workerThreads.run(
                    "imbot-test", () -> name.complete(Thread.currentThread().getName()));
            assertThat(workerThreads.areVirtual()).isFalse();
            assertThat(name.get()).isEqualTo("imbot-test");
        }
    }

    @Test
    void outliveWhatTheirWorkThrows() throws Exception {
        CompletableFuture<Boolean> next = new CompletableFuture<>();

        try (WorkerThreads workerThreads = WorkerThreads.platform()) {
            workerThreads.run("imbot-bad", () -> {
                throw new IllegalStateException("bug");
            });
            workerThreads.run("imbot-good", () -> next.complete(true));
            assertThat(next.get()).isTrue();
            assertThat(workerThreads.finish(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void startNothingOnceClosed() {
        WorkerThreads workerThreads = WorkerThreads.best();
        workerThreads.close();

        assertThat(workerThreads.run("imbot-late", () -> {})).isFalse();
    }
}
