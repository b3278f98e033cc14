package io.github.imbot4j.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryRequestQuotaTest {

    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId BETA = new PortalId("beta");

    private final SetClock clock = new SetClock();
    private final RequestQuota requestQuota = new MemoryRequestQuota(clock);

    @Test
    void takesAsManyAsFitAndLeaksAtItsRate() {
        assertThat(requestQuota.room(ACME, Rate.STANDARD)).isEqualTo(50);
        assertThat(requestQuota.take(ACME, Rate.STANDARD, 60)).isEqualTo(50);
        assertThat(requestQuota.take(ACME, Rate.STANDARD, 1)).isZero();

        clock.advance(Duration.ofMillis(499));
        assertThat(requestQuota.room(ACME, Rate.STANDARD)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(requestQuota.room(ACME, Rate.STANDARD)).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        assertThat(requestQuota.room(ACME, Rate.STANDARD)).isEqualTo(50);
    }

    @Test
    void countsWhatDoesNotFitButNotWithoutEnd() {
        requestQuota.take(ACME, Rate.STANDARD, 50);
        for (int i = 0; i < 100; i++) {
            requestQuota.charge(ACME, Rate.STANDARD);
        }

        clock.advance(Duration.ofMillis(1_499));
        assertThat(requestQuota.room(ACME, Rate.STANDARD)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(requestQuota.room(ACME, Rate.STANDARD)).isEqualTo(1);
    }

    @Test
    void keepsPortalsApart() {
        requestQuota.fill(ACME, Rate.STANDARD);

        assertThat(requestQuota.room(ACME, Rate.STANDARD)).isZero();
        assertThat(requestQuota.take(BETA, Rate.STANDARD, 1)).isEqualTo(1);
    }

    @Test
    void isNeverFullWithoutALimit() {
        requestQuota.fill(ACME, Rate.UNLIMITED);

        assertThat(requestQuota.take(ACME, Rate.UNLIMITED, 1_000)).isEqualTo(1_000);
        assertThat(requestQuota.room(ACME, Rate.UNLIMITED)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void staysAsItIsWhenTheClockIsSetBack() {
        requestQuota.take(ACME, Rate.STANDARD, 50);
        clock.advance(Duration.ofHours(-1));

        assertThat(requestQuota.room(ACME, Rate.STANDARD)).isZero();
    }

    @Test
    void keepsAMarginOfLimitedRatesOnly() {
        assertThat(RateLimits.cloud().rate(ACME, false)).isEqualTo(new Rate(2, 45));
        assertThat(RateLimits.cloud().rate(ACME, true)).isEqualTo(new Rate(5, 225));
        assertThat(RateLimits.unlimited().rate(ACME, true)).isEqualTo(Rate.UNLIMITED);
        assertThat(RateLimits.of(new Rate(1, 10)).rate(ACME, true)).isEqualTo(new Rate(1, 9));
        RateLimits own = RateLimits.cloud().with(BETA, Rate.UNLIMITED);
        assertThat(own.rate(BETA, true)).isEqualTo(Rate.UNLIMITED);
        assertThat(own.rate(ACME, true)).isEqualTo(new Rate(5, 225));
        assertThat(own.asksTariff(BETA)).isFalse();
        assertThat(own.asksTariff(ACME)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimits(Rate.STANDARD, Rate.STANDARD, 0, false));
    }
}
