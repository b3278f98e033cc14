package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.concurrent.WorkerThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose turn it is: what many posts take away from others. */
@Timeout(60)
class InstallQueueTest {

    private static final String FORGER = "203.0.113.66";
    private static final String PORTAL = "192.0.2.1";

    private final FakeClock clock = new FakeClock();
    private final List<Runnable> later = new CopyOnWriteArrayList<>();
    private final WorkerThreads workerThreads = WorkerThreads.platform();
    private final AtomicInteger forged = new AtomicInteger();
    private final InstallQueue queue = new InstallQueue(
            workerThreads,
            (delay, work) -> {
                later.add(work);
                return () -> {};
            },
            clock);

    @AfterEach
    void stop() {
        workerThreads.close();
    }

    private void passSecond() {
        clock.advance(Duration.ofSeconds(1));
        List<Runnable> due = List.copyOf(later);
        later.removeAll(due);
        due.forEach(Runnable::run);
    }

    private CountDownLatch add(String portal, String address) {
        CountDownLatch done = new CountDownLatch(1);
        queue.add(portal, address, done::countDown);
        return done;
    }

    private static boolean isDone(CountDownLatch latch) throws InterruptedException {
        return latch.await(30, TimeUnit.SECONDS);
    }

    @Test
    void anAddressThatPostsMuchHoldsUpNoOther() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            queue.add("forged" + i, FORGER, forged::incrementAndGet);
        }
        CountDownLatch genuine = add("acme", PORTAL);

        passSecond();

        assertThat(isDone(genuine)).isTrue();
        assertThat(forged).hasValueLessThan(VerificationRateLimiter.BURST + VerificationRateLimiter.PER_SECOND + 1);
    }

    @Test
    void aPortalThatIsNamedMuchHoldsUpNoOtherFromThatAddress() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            queue.add("victim", FORGER, forged::incrementAndGet);
        }
        CountDownLatch genuine = add("acme", FORGER);

        passSecond();

        assertThat(isDone(genuine)).isTrue();
    }

    @Test
    void theLatestAndTheLongestWaitingOfAnAddressBothGetTurns() throws InterruptedException {
        for (int i = 0; i < VerificationRateLimiter.BURST; i++) {
            assertThat(isDone(add("used" + i, FORGER))).isTrue();
        }
        CountDownLatch first = add("first", FORGER);
        for (int i = 0; i < 1_000; i++) {
            queue.add("forged" + i, FORGER, forged::incrementAndGet);
        }
        CountDownLatch last = add("last", FORGER);

        passSecond();

        assertThat(isDone(first)).isTrue();
        assertThat(isDone(last)).isTrue();
    }

    @Test
    void aPortalThatHangsHasOnePlace() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        for (int i = 0; i < InstallQueue.AT_ONCE * 2; i++) {
            queue.add("hanging", FORGER, () -> uninterruptibly(hanging));
        }

        for (int i = 0; i < 20; i++) {
            assertThat(isDone(add("acme" + i, FORGER))).isTrue();
        }
        hanging.countDown();
    }

    @Test
    void portalsThatHangLeavePlacesToOtherAddresses() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        for (int i = 0; i < InstallQueue.AT_ONCE * 2; i++) {
            queue.add("hanging" + i, FORGER, () -> uninterruptibly(hanging));
        }

        for (int i = 0; i < 20; i++) {
            assertThat(isDone(add("acme" + i, PORTAL))).isTrue();
        }
        hanging.countDown();
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void roomThatOneAddressFillsIsLeftToOthersByHalf() {
        int held = 0;
        while (queue.hold("forged" + held, FORGER, 1_500)) {
            held++;
        }

        assertThat(held).isEqualTo(InstallQueue.MOST / 2);
        assertThat(queue.hold("acme", PORTAL, 1_500)).isTrue();
        queue.release("forged0", FORGER, 1_500);
        queue.release("forged1", FORGER, 1_500);
        assertThat(queue.hold("late", FORGER, 1_500)).isTrue();
    }

    @Test
    void roomThatOnePortalsNameFillsIsLeftToOthers() {
        int held = 0;
        while (queue.hold("victim", "203.0.113." + held % 250, 10)) {
            held++;
        }

        assertThat(held).isLessThanOrEqualTo(InstallQueue.MOST / 4);
        assertThat(queue.hold("acme", PORTAL, 1_500)).isTrue();
    }

    @Test
    void somebodyWhoWaitsIsAnsweredOrSentAway() {
        assertThat(queue.await("acme", PORTAL, Duration.ofSeconds(30), () -> "verified"))
                .contains("verified");

        CountDownLatch answered = new CountDownLatch(1);
        for (int i = 0; i < InstallQueue.OF_ONE_ADDRESS; i++) {
            queue.add("forged" + i, FORGER, () -> awaitQuietly(answered));
        }
        assertThat(queue.await("beta", FORGER, Duration.ofMillis(20), () -> "verified"))
                .isEmpty();
        answered.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void addressesOfOneNetworkCountAsOne() {
        assertThat(InstallQueue.network("2001:db8:1:2:3:4:5:6")).isEqualTo(InstallQueue.network("2001:db8:1:2::1"));
        assertThat(InstallQueue.network("2001:db8:1:2::1")).isNotEqualTo(InstallQueue.network("2001:db8:1:3::1"));
        assertThat(InstallQueue.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(InstallQueue.network("bots.example.com:1")).isEqualTo("bots.example.com:1");
        assertThat(InstallQueue.network("")).isEmpty();
    }
}
