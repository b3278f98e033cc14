package io.github.imbot4j.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.delivery.Allowance.Rate;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryAllowanceTest {

    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId BETA = new PortalId("beta");

    private final SetClock clock = new SetClock();
    private final Allowance allowance = new MemoryAllowance(clock);

    @Test
    void takesAsManyAsFitAndLeaksAtItsRate() {
        assertThat(allowance.room(ACME, Rate.STANDARD)).isEqualTo(50);
        assertThat(allowance.take(ACME, Rate.STANDARD, 60)).isEqualTo(50);
        assertThat(allowance.take(ACME, Rate.STANDARD, 1)).isZero();

        clock.advance(Duration.ofMillis(499));
        assertThat(allowance.room(ACME, Rate.STANDARD)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(allowance.room(ACME, Rate.STANDARD)).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        assertThat(allowance.room(ACME, Rate.STANDARD)).isEqualTo(50);
    }

    @Test
    void countsWhatDoesNotFitButNotWithoutEnd() {
        allowance.take(ACME, Rate.STANDARD, 50);
        for (int i = 0; i < 100; i++) {
            allowance.charge(ACME, Rate.STANDARD);
        }

        clock.advance(Duration.ofMillis(1_499));
        assertThat(allowance.room(ACME, Rate.STANDARD)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(allowance.room(ACME, Rate.STANDARD)).isEqualTo(1);
    }

    @Test
    void keepsPortalsApart() {
        allowance.fill(ACME, Rate.STANDARD);

        assertThat(allowance.room(ACME, Rate.STANDARD)).isZero();
        assertThat(allowance.take(BETA, Rate.STANDARD, 1)).isEqualTo(1);
    }

    @Test
    void isNeverFullWithoutALimit() {
        allowance.fill(ACME, Rate.UNLIMITED);

        assertThat(allowance.take(ACME, Rate.UNLIMITED, 1_000)).isEqualTo(1_000);
        assertThat(allowance.room(ACME, Rate.UNLIMITED)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void staysAsItIsWhenTheClockIsSetBack() {
        allowance.take(ACME, Rate.STANDARD, 50);
        clock.advance(Duration.ofHours(-1));

        assertThat(allowance.room(ACME, Rate.STANDARD)).isZero();
    }

    @Test
    void keepsAMarginOfLimitedRatesOnly() {
        assertThat(Budgets.cloud().rate(ACME, false)).isEqualTo(new Rate(2, 45));
        assertThat(Budgets.cloud().rate(ACME, true)).isEqualTo(new Rate(5, 225));
        assertThat(Budgets.unlimited().rate(ACME, true)).isEqualTo(Rate.UNLIMITED);
        assertThat(Budgets.of(new Rate(1, 10)).rate(ACME, true)).isEqualTo(new Rate(1, 9));
        Budgets own = Budgets.cloud().with(BETA, Rate.UNLIMITED);
        assertThat(own.rate(BETA, true)).isEqualTo(Rate.UNLIMITED);
        assertThat(own.rate(ACME, true)).isEqualTo(new Rate(5, 225));
        assertThat(own.asksTariff(BETA)).isFalse();
        assertThat(own.asksTariff(ACME)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Budgets(Rate.STANDARD, Rate.STANDARD, 0, false));
    }
}
