package io.github.imbot4j.emulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.Token;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenServiceTest {

    private final PortalClock clock = PortalClock.standingAt(Instant.parse("2026-03-02T09:00:00Z"));
    private final TokenService office = new TokenService(new PortalState("member", clock));

    @Test
    void everyGrantHasTokensOfItsOwn() {
        Token first = office.grant("app", 1, true);
        Token second = office.grant("app", 1, true);

        assertThat(first.access()).matches("[0-9a-f]{70}").isNotEqualTo(second.access());
        assertThat(first.refresh()).isNotEqualTo(second.refresh());
        assertThat(first.expires()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(office.grant("app", 1, false).refresh()).isEmpty();
    }

    @Test
    void aRefreshTokenIsUsedOnce() {
        Token first = office.grant("app", 1, true);

        Token second = office.refresh("app", first.refresh()).orElseThrow();

        assertThat(second.userId()).isEqualTo(1);
        assertThat(office.refresh("app", first.refresh())).isEmpty();
        assertThat(office.refresh("app", second.refresh())).isPresent();
    }

    @Test
    void aRefreshTokenIsWorthNothingToAnotherAppNorAfterFourWeeks() {
        Token token = office.grant("app", 1, true);

        assertThat(office.refresh("other", token.refresh())).isEmpty();
        clock.advance(Duration.ofDays(29));
        assertThat(office.refresh("app", token.refresh())).isEmpty();
    }

    @Test
    void expiredTokensCanBeRefreshedRevokedOnesCannot() {
        Token token = office.grant("app", 1, true);
        Token other = office.grant("other", 1, true);

        office.expireAll("app");
        assertThat(office.find(token.access()).orElseThrow().expires()).isEqualTo(clock.instant());
        assertThat(office.refresh("app", token.refresh())).isPresent();

        office.revokeAll("other");
        assertThat(office.find(other.access()).orElseThrow().revoked()).isTrue();
        assertThat(office.refresh("other", other.refresh())).isEmpty();
    }

    @Test
    void whatSomebodyElseUsedUpCannotBeRefreshed() {
        Token token = office.grant("app", 1, true);

        office.rotateAway("app");

        assertThat(office.refresh("app", token.refresh())).isEmpty();
        assertThat(office.find(token.access()).orElseThrow().revoked()).isFalse();
    }

    @Test
    void anEmptyRefreshTokenIsNone() {
        office.grant("app", 1, false);

        assertThat(office.refresh("app", "")).isEmpty();
    }
}
