package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.portal.PortalId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PortalCacheTest {

    private static final PortalId ACME = new PortalId("acme1");

    private final AtomicInteger reads = new AtomicInteger();

    private Optional<Integer> read() {
        return Optional.of(reads.incrementAndGet());
    }

    @Test
    void whatWasReadOnceIsKnownUntilItIsToBeForgotten() {
        PortalCache<Integer> memory = new PortalCache<>(() -> true);

        assertThat(memory.find(ACME, this::read)).contains(1);
        assertThat(memory.find(ACME, this::read)).contains(1);
        assertThat(memory.find(new PortalId("beta"), this::read)).contains(2);
        memory.forget();
        assertThat(memory.find(ACME, this::read)).contains(3);
    }

    @Test
    void whatIsNotThereIsLookedForAgain() {
        PortalCache<Integer> memory = new PortalCache<>(() -> true);

        assertThat(memory.find(ACME, Optional::empty)).isEmpty();
        assertThat(memory.find(ACME, this::read)).contains(1);
    }

    @Test
    void whatChangedWhileItWasReadIsNotKept() {
        PortalCache<Integer> memory = new PortalCache<>(() -> true);

        assertThat(memory.find(ACME, () -> {
                    memory.forget();
                    return read();
                }))
                .contains(1);

        assertThat(memory.find(ACME, this::read)).contains(2);
    }

    @Test
    void nothingIsKeptWhereNobodyWouldNoticeAChange() {
        PortalCache<Integer> memory = new PortalCache<>(() -> false);

        assertThat(memory.find(ACME, this::read)).contains(1);
        assertThat(memory.find(ACME, this::read)).contains(2);
    }
}
