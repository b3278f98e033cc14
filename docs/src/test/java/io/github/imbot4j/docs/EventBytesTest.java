package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.testing.Await;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Counts the bytes that "Hello" allocates, from the bytes of its form to the request with the reply, which depend on the program and
 * not on the machine. {@code CommandCount} of {@code benchmarks} has those of a command, with what the JIT compiler saves.
 */
class EventBytesTest {

    /** They may become fewer; one more is not noticed before there are 10% more. */
    private static final int USUAL = 37_000;

    private static final int EVENTS = 200;
    private static final int ROUNDS = 4;
    private static final String ROOT = "http://127.0.0.1:1";
    private static final HttpResponse SENT = HttpResponse.json(200, "{\"result\":84332}");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Semaphore sent = new Semaphore(0);

    @Test
    void aMessageAllocatesNoMoreThanBefore() throws Exception {
        AppSettings settings = HelloProgram.settings(ROOT).with(RateLimits.unlimited());
        MemoryJournal journal = new MemoryJournal(Clock.systemUTC());
        MemoryTenants tenants = new MemoryTenants();
        tenants.save(HelloProgram.tenant(ROOT));
        Infrastructure infrastructure =
                new Infrastructure(tenants, new MemoryLedgers(), journal, portal(), Clock.systemUTC());
        long least = Long.MAX_VALUE;
        try (RunningBots bots = HelloProgram.bot(() -> {}).start(settings, infrastructure)) {
            Await.until(() -> !infrastructure
                    .ledgers()
                    .load(HelloProgram.tenant(ROOT).id())
                    .bots()
                    .isEmpty());
            for (int round = 0; round < ROUNDS; round++) {
                least = Math.min(least, bytes(bots, journal, round));
            }
        }
        System.out.println("bytes of a message: " + least);
        assertThat(least).as("bytes of a message").isLessThan(USUAL + USUAL / 10);
    }

    private long bytes(RunningBots bots, MemoryJournal journal, int round) throws InterruptedException {
        List<byte[]> forms = new ArrayList<>();
        for (int i = 1; i <= EVENTS; i++) {
            forms.add(HelloProgram.form(round * EVENTS + i, "Hello").getBytes(StandardCharsets.UTF_8));
        }
        long before = allocated();
        for (byte[] form : forms) {
            assertThat(bots.receive(form).status()).isEqualTo(200);
            assertThat(sent.tryAcquire(30, TimeUnit.SECONDS))
                    .as("a reply within 30 seconds")
                    .isTrue();
        }
        Await.until(() -> journal.backlog().isEmpty());
        return (allocated() - before) / EVENTS;
    }

    private Http portal() {
        return post -> {
            String path = post.uri().getPath();
            String call = path.substring(path.lastIndexOf('/') + 1);
            if (call.startsWith("imbot.message.add")) {
                sent.release();
                return SENT;
            }
            return HttpResponse.json(200, "{\"result\":" + HelloProgram.result(call, post.body()) + "}");
        };
    }

    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(bytes, 0);
        }
        return sum;
    }
}
