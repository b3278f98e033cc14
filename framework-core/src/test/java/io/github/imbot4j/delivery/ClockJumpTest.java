package io.github.imbot4j.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.concurrent.SteadyClock;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.MemoryRequestQuota;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits are as long as they are, whatever the clock of the machine is set to meanwhile. */
class ClockJumpTest {

    private static final PortalId ACME = new PortalId("acme");
    private static final Call SAY = Call.of("imbot.message.add");

    private final SetClock clock = new SetClock();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final Clock steady = new SteadyClock(clock, nanos::get);
    private final MemoryRequestQuota allowance = new MemoryRequestQuota(steady);
    private final PortalRateLimiter budget =
            new PortalRateLimiter(allowance, RateLimits.of(Rate.STANDARD), steady, new PortalRateLimiter.Signals() {
                @Override
                public void wakeAfter(Duration pause) {}

                @Override
                public void askTariff(PortalId portal) {}
            });

    private void pass(Duration time) {
        clock.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    private void fails(int status, String code) {
        budget.failed(ACME, SAY, RestException.of(SAY.method(), "acme", status, code, ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, 3})
    void aPortalIsHeldForItsTime(long hours) {
        fails(503, "");

        clock.advance(Duration.ofHours(hours));

        pass(Duration.ofSeconds(4));
        assertThat(budget.of(ACME, 1)).isZero();
        pass(Duration.ofSeconds(2));
        assertThat(budget.of(ACME, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, 3})
    void aMethodIsHeldForItsTime(long hours) {
        fails(429, "OPERATION_TIME_LIMIT");

        clock.advance(Duration.ofHours(hours));

        assertThat(budget.heldFor(ACME, SAY)).contains(Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        assertThat(budget.heldFor(ACME, SAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, 3})
    void aFullBucketLeaksAtItsRate(long hours) {
        allowance.fill(ACME, Rate.STANDARD);

        clock.advance(Duration.ofHours(hours));

        assertThat(allowance.room(ACME, Rate.STANDARD)).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(allowance.room(ACME, Rate.STANDARD)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, 3})
    void aCallInMemoryIsTriedAgainAfterItsTime(long hours) {
        try (MemoryJournal journal = new MemoryJournal(clock, steady)) {
            journal.put(List.of(OutgoingCall.of(new Lane(ACME, "greeter", "1"), SAY)));
            ClaimedCall call =
                    journal.claimCalls((portal, ready) -> 1, Duration.ZERO).get(0);

            clock.advance(Duration.ofHours(hours));
            journal.settle(List.of(new CallOutcome.Again(call, clock.instant().plusSeconds(10), "busy")));
            clock.advance(Duration.ofHours(hours));

            pass(Duration.ofSeconds(9));
            assertThat(journal.claimCalls((portal, ready) -> 1, Duration.ZERO)).isEmpty();
            pass(Duration.ofSeconds(1));
            assertThat(journal.claimCalls((portal, ready) -> 1, Duration.ZERO)).hasSize(1);
        }
    }
}
