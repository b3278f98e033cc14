package io.github.imbot4j.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MonitorTest {

    private static final Duration LONG = Duration.ofDays(365);

    private final Monitor monitor = new Monitor(Clock.systemUTC());
    private final Queue<String> things = new ArrayDeque<>();
    private boolean closed;

    private Optional<String> take(Duration wait, Optional<Instant> due) {
        return monitor.await(wait, () -> Optional.ofNullable(things.poll()), () -> closed, () -> due);
    }

    private FutureTask<Optional<String>> taking(Optional<Instant> due) {
        FutureTask<Optional<String>> taking = new FutureTask<>(() -> take(LONG, due));
        Thread thread = new Thread(taking);
        thread.start();
        Await.until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return taking;
    }

    @Test
    void givesWhatIsThereWithoutWaiting() {
        things.add("one");

        assertThat(take(Duration.ZERO, Optional.empty())).contains("one");
        assertThat(take(Duration.ZERO, Optional.empty())).isEmpty();
        assertThat(take(Duration.ofMillis(1), Optional.empty())).isEmpty();
    }

    @Test
    void wakesWhoeverWaitsForAChange() throws Exception {
        FutureTask<Optional<String>> taking = taking(Optional.empty());

        monitor.changing(() -> things.add("late"));

        assertThat(taking.get()).contains("late");
    }

    @Test
    void doesNotWaitOnForNothing() throws Exception {
        FutureTask<Optional<String>> taking = taking(Optional.empty());

        monitor.changing(() -> closed = true);

        assertThat(taking.get()).isEmpty();
    }

    @Test
    void looksAgainWhenSomethingIsDueThoughNobodySaidSo() {
        Queue<Optional<String>> looks = new ArrayDeque<>();
        looks.add(Optional.empty());
        looks.add(Optional.of("due"));

        assertThat(monitor.await(
                        LONG,
                        () -> Optional.ofNullable(looks.poll()).flatMap(look -> look),
                        () -> false,
                        () -> Optional.of(Instant.now().plusMillis(5))))
                .contains("due");
    }

    @Test
    void waitsForWhatIsDueBeyondAllNanoseconds() throws Exception {
        FutureTask<Optional<String>> taking = taking(Optional.of(Instant.MAX));

        monitor.changing(() -> things.add("sooner"));

        assertThat(taking.get()).contains("sooner");
    }

    @Test
    void endsAtAnInterruptionAndKeepsIt() throws Exception {
        FutureTask<Optional<String>> taking = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            Optional<String> taken = take(LONG, Optional.empty());
            return taken.or(
                    () -> Optional.of("interrupted: " + Thread.currentThread().isInterrupted()));
        });
        new Thread(taking).start();

        assertThat(taking.get()).contains("interrupted: true");
    }

    @Test
    void letsTheHolderOfTheLockTakeItAgain() {
        assertThat(monitor.changing(() -> monitor.locked(() -> things.add("inside"))))
                .isTrue();
        assertThat(take(Duration.ZERO, Optional.empty())).contains("inside");
    }
}
