package io.github.imbot4j.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadsTest {

    @Test
    void areVirtualWhereTheJvmHasThem() throws Exception {
        boolean jvmHasThem = Runtime.version().feature() >= 21;
        CompletableFuture<Thread> ran = new CompletableFuture<>();

        try (Threads threads = Threads.best()) {
            threads.run("imbot-test", () -> ran.complete(Thread.currentThread()));
            assertThat(threads.areVirtual()).isEqualTo(jvmHasThem);
            assertThat(threads.most()).isEqualTo(jvmHasThem ? 4096 : 512);
            assertThat(ran.get().getClass().getSimpleName()).isEqualTo(jvmHasThem ? "VirtualThread" : "Thread");
        }
    }

    @Test
    void arePlatformThreadsOnRequest() throws Exception {
        CompletableFuture<String> name = new CompletableFuture<>();

        try (Threads threads = Threads.platform()) {
            threads.run("imbot-test", () -> name.complete(Thread.currentThread().getName()));
            assertThat(threads.areVirtual()).isFalse();
            assertThat(name.get()).isEqualTo("imbot-test");
        }
    }

    @Test
    void outliveWhatTheirWorkThrows() throws Exception {
        CompletableFuture<Boolean> next = new CompletableFuture<>();

        try (Threads threads = Threads.platform()) {
            threads.run("imbot-bad", () -> {
                throw new IllegalStateException("bug");
            });
            threads.run("imbot-good", () -> next.complete(true));
            assertThat(next.get()).isTrue();
            assertThat(threads.finish(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void startNothingOnceClosed() {
        Threads threads = Threads.best();
        threads.close();

        assertThat(threads.run("imbot-late", () -> {})).isFalse();
    }
}
