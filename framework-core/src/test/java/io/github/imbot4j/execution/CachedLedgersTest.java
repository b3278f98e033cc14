package io.github.imbot4j.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.Ledgers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedLedgersTest {

    private static final PortalId PORTAL = new PortalId("acme");

    private final Queue<Runnable> meanwhile = new ArrayDeque<>();
    private Ledger stored = Ledger.empty(PORTAL);
    private final CachedLedgers ledgers = new CachedLedgers(new Slow(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    /** Something happens between the reading of a ledger and its return. */
    private final class Slow implements Ledgers {

        @Override
        public Ledger load(PortalId portal) {
            Ledger read = stored;
            if (!meanwhile.isEmpty()) {
                meanwhile.remove().run();
            }
            return read;
        }

        @Override
        public void save(Ledger ledger) {
            stored = ledger;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotKeepWhatWasReadBeforeItWasSavedAnew(boolean wasRead) {
        if (wasRead) {
            ledgers.load(PORTAL);
        }
        Ledger fresh = Ledger.empty(PORTAL).in("ru");
        meanwhile.add(() -> ledgers.save(fresh));

        ledgers.load(PORTAL);

        assertThat(ledgers.recent(PORTAL)).isEqualTo(fresh).isNotEqualTo(Ledger.empty(PORTAL));
    }
}
