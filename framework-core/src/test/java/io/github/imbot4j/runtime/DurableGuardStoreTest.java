package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.authorization.DurableGuardStore;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DurableGuardStoreTest {

    private static final int MANY = 10_000;

    private final SetClock clock = new SetClock();
    private final MemoryJournal journal = new MemoryJournal(clock);
    private final DurableGuardStore.Held held = new DurableGuardStore.Held(journal, clock);
    private final Instant nextYear = clock.instant().plus(Duration.ofDays(365));

    private DurableGuardStore of(String entry) {
        return new DurableGuardStore(held, RunningSpine.PORTAL, "greeter", entry);
    }

    @Test
    void leavesToTheJournalWhatItKnowsForLong() {
        for (int i = 0; i < MANY; i++) {
            DurableGuardStore memory = of("event " + i);
            memory.remember("user " + i, nextYear);
            for (SessionChange change : memory.changes()) {
                journal.remember(change);
            }
        }
        clock.advance(Duration.ofHours(2));

        of("one more").remember("one more", nextYear);

        assertThat(held.size()).isEqualTo(1);
        assertThat(of("another").until("user 5")).contains(nextYear);
    }

    @Test
    void knowsAtOnceWhatAnotherEventIsAboutToRemember() {
        assertThat(of("first").remember("it", nextYear)).isTrue();

        assertThat(of("second").until("it")).contains(nextYear);
        assertThat(of("second").remember("it", nextYear)).isFalse();
    }

    @Test
    void letsGoOfWhatAnEventHeldWhoseOutcomeWasNotWritten() {
        of("first").remember("it", nextYear);
        of("second").remember("another", nextYear);

        held.letGo("first");

        assertThat(of("third").remember("it", nextYear)).isTrue();
        assertThat(of("third").remember("another", nextYear)).isFalse();
    }
}
