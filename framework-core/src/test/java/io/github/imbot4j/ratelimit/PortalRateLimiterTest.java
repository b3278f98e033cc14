package io.github.imbot4j.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.CallInterceptor;
import io.github.imbot4j.rest.FailureScope;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.LimitException;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PortalRateLimiterTest {

    private static final PortalId ACME = new PortalId("acme");
    private static final Call SAY = Call.of("imbot.message.add");
    private static final Call TWO_IN_ONE =
            Batch.of(List.of(SAY, Call.of("imbot.command.register"))).call();

    private final SetClock clock = new SetClock();
    private final List<Duration> wakes = new ArrayList<>();
    private final List<PortalId> asked = new ArrayList<>();
    private final PortalRateLimiter budget = new PortalRateLimiter(
            new MemoryRequestQuota(clock), RateLimits.cloud(), clock, new PortalRateLimiter.Signals() {
                @Override
                public void wakeAfter(Duration pause) {
                    wakes.add(pause);
                }

                @Override
                public void askTariff(PortalId portal) {
                    asked.add(portal);
                }
            });
    private final RateLimitGate rateLimitGate = new RateLimitGate(budget, clock::advance);

    private void use(int places) {
        for (int i = 0; i < places; i++) {
            assertThat(budget.take(ACME)).isTrue();
        }
    }

    private static RestException refusal(int status, String code) {
        return RestException.of(SAY.method(), "acme.bitrix24.com", status, code, "");
    }

    private void fails(int status, String code) {
        budget.failed(ACME, SAY, refusal(status, code));
    }

    private static RestResponse answer(String json) {
        RestClient client = new RestClient(post -> HttpResponse.json(200, json));
        return client.call(ACME, Endpoint.of("https://acme.bitrix24.com/rest/"), Secret.none(), SAY);
    }

    private void succeeds() {
        budget.answered(ACME, SAY, answer("{\"result\":1}"));
    }

    @Test
    void letsCallsTravelAloneWhileThereIsRoomForAll() {
        assertThat(budget.of(ACME, 45)).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void putsThemTogetherWhenMoreAreReadyThanThereIsRoom() {
        use(44);

        assertThat(budget.of(ACME, 1)).isEqualTo(1);
        assertThat(budget.take(ACME)).isTrue();
        assertThat(budget.of(ACME, 2)).isZero();
        clock.advance(Duration.ofMillis(500));
        assertThat(budget.of(ACME, 2)).isEqualTo(2);
        clock.advance(Duration.ofSeconds(10));
        assertThat(budget.of(ACME, 300)).isEqualTo(50);
    }

    @Test
    void countsSharesThatWereNotTakenYet() {
        use(44);
        assertThat(budget.of(ACME, 10)).isEqualTo(10);

        assertThat(budget.of(ACME, 10)).isZero();
        assertThat(wakes).hasSize(1);

        clock.advance(Duration.ofSeconds(5));
        assertThat(budget.of(ACME, 100)).isEqualTo(50);
    }

    @Test
    void hasTheOutboxWokenWhenAPlaceComesFree() {
        use(45);

        assertThat(budget.of(ACME, 3)).isZero();
        assertThat(budget.of(ACME, 3)).isZero();

        assertThat(wakes)
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ofMillis(500), Duration.ofMillis(510)));
    }

    @Test
    void recognisesAnEnterprisePortalWhenItsRoomGetsShort() {
        use(40);
        assertThat(budget.of(ACME, 100)).isEqualTo(50);
        assertThat(asked).containsExactly(ACME);
        budget.of(ACME, 100);
        assertThat(asked).hasSize(1);

        budget.tariff(ACME, "ENT");

        assertThat(budget.of(ACME, 100)).isEqualTo(1);
    }

    @Test
    void holdsEverythingForAMomentWhenThePortalsBucketIsFull() {
        fails(503, "QUERY_LIMIT_EXCEEDED");
        assertThat(budget.of(ACME, 1)).isZero();

        clock.advance(Duration.ofMillis(1_200));
        assertThat(budget.of(ACME, 5)).isEqualTo(5);
        assertThat(budget.notices()).isEmpty();
    }

    @Test
    void waitsAsLongAsThePortalAsksWithinBounds() {
        for (int[] row : new int[][] {{60, 60}, {86_400, 300}, {0, 5}}) {
            budget.release(ACME);
            RestClient client = new RestClient(post ->
                            new HttpResponse(503, "text/html", "<h1>Maintenance</h1>", "", Duration.ofSeconds(row[0])))
                    .once();
            RestException down = catchThrowableOfType(
                    RestException.class,
                    () -> client.call(ACME, Endpoint.of("https://acme.bitrix24.com/rest/"), Secret.none(), SAY));
            budget.failed(ACME, SAY, down);
            clock.advance(Duration.ofSeconds(row[1] - 1));
            assertThat(budget.of(ACME, 1)).as("Retry-After: %d", row[0]).isZero();
            clock.advance(Duration.ofSeconds(1 + row[1] / 10 + 1));
            assertThat(budget.of(ACME, 1)).as("Retry-After: %d", row[0]).isEqualTo(1);
        }
    }

    @Test
    void waitsLongerWhenItGoesOn() {
        for (int i = 0; i < 8; i++) {
            fails(503, "QUERY_LIMIT_EXCEEDED");
            clock.advance(Duration.ofSeconds(34));
        }
        fails(429, "");
        clock.advance(Duration.ofSeconds(17));
        assertThat(budget.of(ACME, 1)).isZero();
        clock.advance(Duration.ofSeconds(17));
        assertThat(budget.of(ACME, 1)).isEqualTo(1);
    }

    @Test
    void holdsOnlyTheMethodThatHasUsedItsTime() {
        Instant reset = clock.instant().plusSeconds(77);
        budget.answered(
                ACME,
                SAY,
                answer("{\"result\":1,\"time\":{\"operating\":100,\"operating_reset_at\":" + reset.getEpochSecond()
                        + "}}"));
        assertThat(budget.heldFor(ACME, SAY)).isEmpty();

        fails(429, "OPERATION_TIME_LIMIT");

        assertThat(budget.heldFor(ACME, SAY)).contains(Duration.ofSeconds(77));
        assertThat(budget.heldFor(ACME, Call.of("profile"))).isEmpty();
        assertThat(budget.of(ACME, 1)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(78));
        assertThat(budget.heldFor(ACME, SAY)).isEmpty();
        fails(429, "OPERATION_TIME_LIMIT");
        assertThat(budget.heldFor(ACME, SAY)).contains(Duration.ofMinutes(5));
    }

    @Test
    void slowsAMethodDownThatNearsItsLimitAndStopsItBefore() {
        budget.answered(ACME, SAY, answer("{\"result\":1,\"time\":{\"operating\":430}}"));
        assertThat(budget.heldFor(ACME, SAY).orElseThrow()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));

        budget.answered(ACME, SAY, answer("{\"result\":1,\"time\":{\"operating\":476}}"));
        assertThat(budget.heldFor(ACME, SAY)).contains(Duration.ofMinutes(5));
    }

    @Test
    void holdsABlockedPortalForHoursAndSaysSo() {
        fails(503, "OVERLOAD_LIMIT");

        clock.advance(Duration.ofHours(2));
        assertThat(budget.of(ACME, 1)).isZero();
        assertThat(budget.notices()).singleElement().asString().contains("acme", "blocked", "OVERLOAD_LIMIT");
        assertThatThrownBy(() -> rateLimitGate.waiting(ACME, Priority.REPLY).enter(SAY))
                .isInstanceOf(LimitException.class);
    }

    @Test
    void triesOneCallAfterAWhileAndAllOnceItSucceeded() {
        budget.failed(ACME, SAY, RestException.of(SAY.method(), "acme", new HttpFailure(false, "refused")));
        assertThat(budget.of(ACME, 9)).isZero();

        clock.advance(Duration.ofSeconds(6));
        assertThat(budget.of(ACME, 9)).isEqualTo(1);
        assertThat(budget.of(ACME, 9)).isZero();
        wakes.clear();
        succeeds();

        assertThat(wakes).containsExactly(Duration.ZERO);
        assertThat(budget.of(ACME, 9)).isEqualTo(1);
        assertThat(budget.of(ACME, 9)).isEqualTo(1);
    }

    @Test
    void countsFailuresThatWereOnTheirWayTogetherOnce() {
        for (int i = 0; i < 20; i++) {
            budget.failed(ACME, SAY, RestException.of(SAY.method(), "acme", new HttpFailure(false, "refused")));
        }

        clock.advance(Duration.ofSeconds(6));
        assertThat(budget.of(ACME, 1)).isEqualTo(1);
    }

    @Test
    void takesAPortalForDownThatAnswersNothingTwice() {
        RestException lost = RestException.of(SAY.method(), "acme", new HttpFailure(true, "broken"));
        budget.failed(ACME, SAY, lost);
        assertThat(budget.of(ACME, 9)).isEqualTo(1);

        budget.failed(ACME, SAY, lost);

        assertThat(budget.of(ACME, 9)).isZero();
        assertThat(budget.notices()).singleElement().asString().contains("is down");
    }

    @Test
    void parksAPortalThatHasShutTheAppOutUntilItIsInstalledAnew() {
        fails(401, "APPLICATION_NOT_FOUND");
        clock.advance(Duration.ofMinutes(50));
        assertThat(budget.of(ACME, 1)).isZero();
        assertThat(budget.notices()).singleElement().asString().contains("reinstall");

        budget.release(ACME);

        assertThat(budget.of(ACME, 1)).isEqualTo(1);
        assertThat(budget.notices()).isEmpty();
    }

    @Test
    void goesOnWhenOneDialogDeniesAccess() {
        fails(403, "ACCESS_DENIED");

        assertThat(budget.of(ACME, 1)).isEqualTo(1);
    }

    @Test
    void holdsThePortalWhenItsTokenCannotBeRenewedNow() {
        RestException oauth = RestException.of("oauth/token", "oauth.bitrix.info", new HttpFailure(true, "broken"));

        budget.failed(ACME, SAY, oauth);

        assertThat(FailureScope.of(SAY, oauth)).isEqualTo(FailureScope.DOWN);
        assertThat(budget.of(ACME, 1)).isZero();
    }

    @Test
    void sendsEverythingAloneWhereBatchesAreRefused() {
        use(44);
        budget.refusesBatches(ACME);

        assertThat(budget.of(ACME, 9)).isEqualTo(1);
    }

    @Test
    void hasNoLimitOnPremise() {
        PortalRateLimiter free = new PortalRateLimiter(
                new MemoryRequestQuota(clock), RateLimits.unlimited(), clock, new PortalRateLimiter.Signals() {
                    @Override
                    public void wakeAfter(Duration pause) {}

                    @Override
                    public void askTariff(PortalId portal) {}
                });
        for (int i = 0; i < 1_000; i++) {
            assertThat(free.of(ACME, 1_000)).isEqualTo(1);
            assertThat(free.take(ACME)).isTrue();
        }
    }

    @Test
    void letsDirectCallsWaitForAPlace() {
        use(45);
        Instant before = clock.instant();

        rateLimitGate.waiting(ACME, Priority.REPLY).enter(SAY);

        assertThat(Duration.between(before, clock.instant())).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void letsADirectCallInWhoseTurnItIsNotWhenThereIsRoomForBoth() {
        PortalSendState state = budget.state(ACME);
        state.join(Priority.PRESSED);
        Instant before = clock.instant();

        rateLimitGate.waiting(ACME, Priority.REPLY).enter(SAY);

        assertThat(clock.instant()).isEqualTo(before);
    }

    @Test
    void letsNoDirectCallWaitForLong() {
        fails(429, "OPERATION_TIME_LIMIT");

        assertThatThrownBy(() -> rateLimitGate.waiting(ACME, Priority.REPLY).enter(SAY))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("not sent");
        rateLimitGate.waiting(ACME, Priority.REPLY).enter(Call.of("profile"));
    }

    @Test
    void countsRepetitionsOfTheOutboxOnly() {
        CallInterceptor passing = rateLimitGate.passing(ACME);
        use(44);

        passing.enter(SAY);
        assertThat(budget.of(ACME, 1)).isEqualTo(1);
        passing.enter(SAY);

        assertThat(budget.take(ACME)).isFalse();
    }

    @Test
    void countsWhatHasToBeAskedAtAnInstallAndDrawsNothingFromItsFailure() {
        for (int i = 0; i < 45; i++) {
            CallInterceptor counting = rateLimitGate.counting(ACME);
            counting.enter(SAY);
            counting.failed(SAY, refusal(401, "invalid_grant"));
        }

        assertThat(budget.take(ACME)).isFalse();
        assertThat(budget.cause(ACME)).isEmpty();
    }

    @Test
    void doesNotHoldAPortalForATokenThatIsRenewed() {
        rateLimitGate.waiting(ACME, Priority.REPLY).failed(SAY, refusal(401, "expired_token"));

        assertThat(budget.of(ACME, 1)).isEqualTo(1);
    }

    @Test
    void putsTheUrgentBeforeTheUnhurried() {
        PortalSendState state = new PortalSendState();
        PortalSendState.Ticket bulk = state.join(Priority.BULK);
        PortalSendState.Ticket reply = state.join(Priority.REPLY);

        assertThat(state.before(bulk)).isEqualTo(1);
        assertThat(state.before(reply)).isZero();
        state.leave(reply);
        assertThat(state.before(bulk)).isZero();
    }

    @Test
    void learnsFromTheAnswersInABatch() {
        budget.answered(ACME, TWO_IN_ONE, answer("""
                {"result":{"result":{"c0":1},"result_error":{"c1":{"error":"OPERATION_TIME_LIMIT"}},
                "result_time":{"c0":{"operating":476}}}}"""));

        assertThat(budget.heldFor(ACME, SAY)).contains(Duration.ofMinutes(5));
        assertThat(budget.heldFor(ACME, Call.of("imbot.command.register"))).contains(Duration.ofMinutes(5));
        assertThat(budget.heldFor(ACME, TWO_IN_ONE)).isEmpty();
    }

    @Test
    void holdsThePortalForAFullBucketInABatchAndNotForARefusalOrAnOldToken() {
        for (String code : List.of("CANCELED", "expired_token", "INTERNAL_SERVER_ERROR")) {
            budget.answered(ACME, TWO_IN_ONE, answer("{\"result\":{\"result_error\":{\"c0\":\"" + code + "\"}}}"));
        }
        assertThat(budget.cause(ACME)).isEmpty();

        budget.answered(ACME, TWO_IN_ONE, answer("{\"result\":{\"result_error\":{\"c1\":\"QUERY_LIMIT_EXCEEDED\"}}}"));

        assertThat(budget.cause(ACME)).contains(FailureScope.FULL);
    }

    @Test
    void hasADirectBatchWaitForTheMethodsInIt() {
        budget.answered(ACME, SAY, answer("{\"result\":1,\"time\":{\"operating\":430}}"));
        Instant before = clock.instant();

        rateLimitGate.waiting(ACME, Priority.BULK).enter(TWO_IN_ONE);

        assertThat(Duration.between(before, clock.instant())).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        fails(429, "OPERATION_TIME_LIMIT");
        assertThatThrownBy(() -> rateLimitGate.waiting(ACME, Priority.BULK).enter(TWO_IN_ONE))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("not sent");
    }
}
