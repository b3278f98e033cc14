package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.MemoryRequestQuota;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.ratelimit.RateLimitGate;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.rest.AppUnavailableException;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.PortalMovedException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.UnknownOutcomeException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantRestTest {

    private static final Call PROFILE = Call.of("profile");

    private final FakeClock clock = new FakeClock();
    private final FakePortal portal = new FakePortal();
    private final MemoryTenants tenants = new MemoryTenants();
    private final Rest rest = rest(portal, tenants);

    @BeforeEach
    void installed() {
        tenants.save(FakePortal.tenant());
    }

    private Rest rest(Http http, Tenants store) {
        return rests(http, store).of(FakePortal.ID);
    }

    private TenantRest rests(Http http, Tenants store) {
        OAuthServers servers = new OAuthServers(FakePortal.settings(), http, FakePortal.client(http), clock);
        PortalRateLimiter.Signals nobody = new PortalRateLimiter.Signals() {
            @Override
            public void wakeAfter(Duration pause) {}

            @Override
            public void askTariff(PortalId portal) {}
        };
        PortalRateLimiter budget =
                new PortalRateLimiter(new MemoryRequestQuota(clock), RateLimits.unlimited(), clock, nobody);
        RateLimitGate rateLimitGate = new RateLimitGate(budget, clock::advance);
        return new TenantRest(
                store,
                new TokenRefresher(store, servers, new EndpointPolicy(false), clock, DeliveryReporter.NONE),
                FakePortal.client(http),
                clock,
                rateLimitGate,
                (tenant, call) -> call);
    }

    private Tenant stored() {
        return tenants.find(FakePortal.ID).orElseThrow();
    }

    @Test
    void callsWithTheStoredToken() {
        assertThat(rest.call(PROFILE).get("ADMIN").asBoolean()).isTrue();
        assertThat(portal.refreshes()).isZero();
        assertThat(portal.posts.get(0).body()).contains(FakePortal.ACCESS_TOKEN.reveal());
    }

    @Test
    void renewsAnExpiredTokenAndCallsOnceMore() {
        portal.expireToken();

        assertThat(rest.call(PROFILE).get("ADMIN").asBoolean()).isTrue();

        assertThat(portal.methods()).containsExactly("profile", "profile");
        assertThat(portal.refreshes()).isEqualTo(1);
        assertThat(stored().credentials())
                .isEqualTo(new Credentials(
                        Secret.of("access1"),
                        Secret.of("refresh1"),
                        clock.instant().plusSeconds(3600)));
    }

    @Test
    void renewsARevokedTokenToo() {
        portal.refuseNext("profile", 401, "invalid_token");

        assertThat(rest.call(PROFILE).get("ADMIN").asBoolean()).isTrue();
        assertThat(portal.refreshes()).isEqualTo(1);
    }

    @Test
    void renewsBeforeCallingWhenTheStoredExpiryHasPassed() {
        tenants.save(FakePortal.tenant()
                .with(new Credentials(FakePortal.ACCESS_TOKEN, FakePortal.REFRESH_TOKEN, clock.instant())));

        rest.call(PROFILE);

        assertThat(portal.methods()).containsExactly("profile");
        assertThat(portal.refreshes()).isEqualTo(1);
    }

    @Test
    void doesNotRenewBeforeTheStoredExpiry() {
        tenants.save(FakePortal.tenant()
                .with(new Credentials(
                        FakePortal.ACCESS_TOKEN,
                        FakePortal.REFRESH_TOKEN,
                        clock.instant().plusSeconds(1))));

        rest.call(PROFILE);

        assertThat(portal.refreshes()).isZero();
    }

    @Test
    void storesTheRotatedPairBeforeUsingIt() {
        List<String> order = new ArrayList<>();
        Tenants watched = new WatchedTenants(tenants, () -> order.add("store"));
        Rest ordered = rest(
                post -> {
                    order.add(post.uri().getPath());
                    return portal.post(post);
                },
                watched);
        portal.expireToken();

        ordered.call(PROFILE);

        assertThat(order).containsExactly("/rest/profile", "/oauth/token/", "store", "/rest/profile");
    }

    @Test
    void renewsOnceForAHundredThreads() throws Exception {
        portal.expireToken();
        AtomicInteger expired = new AtomicInteger();
        CyclicBarrier allRefused = new CyclicBarrier(100);
        Rest together = rest(
                post -> {
                    HttpResponse answer = portal.post(post);
                    if (answer.status() == 401) {
                        expired.incrementAndGet();
                        meet(allRefused);
                    }
                    return answer;
                },
                tenants);
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try {
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(
                        threads.submit(() -> together.call(PROFILE).get("ADMIN").asBoolean()));
            }
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(expired).hasValue(100);
        assertThat(portal.refreshes()).isEqualTo(1);
    }

    @Test
    void renewsOnceForAHundredThreadsOfTwoNodes() throws Exception {
        portal.expireToken();
        CyclicBarrier allRefused = new CyclicBarrier(100);
        Http waiting = post -> {
            HttpResponse answer = portal.post(post);
            if (answer.status() == 401) {
                meet(allRefused);
            }
            return answer;
        };
        List<Rest> nodes = List.of(rest(waiting, tenants), rest(waiting, tenants));
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try {
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Rest node = nodes.get(i % 2);
                calls.add(threads.submit(() -> node.call(PROFILE).get("ADMIN").asBoolean()));
            }
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(portal.refreshes()).isEqualTo(1);
    }

    @Test
    void takesTheTokensSomebodyElseRenewedMeanwhile() {
        AtomicInteger calls = new AtomicInteger();
        Credentials fresh = new Credentials(Secret.of("fresh"), Secret.of("fresh-refresh"), Instant.EPOCH);
        Rest raced = rest(
                post -> {
                    if (calls.incrementAndGet() == 1) {
                        tenants.save(FakePortal.tenant().with(fresh));
                        return HttpResponse.json(401, "{\"error\":\"expired_token\"}");
                    }
                    assertThat(post.body()).contains("\"fresh\"");
                    return HttpResponse.json(200, "{\"result\":true}");
                },
                tenants);

        assertThat(raced.call(PROFILE).asBoolean()).isTrue();
        assertThat(calls).hasValue(2);
        assertThat(stored().credentials()).isEqualTo(fresh);
    }

    @Test
    void keepsTheChainOfAReinstallThatCameMeanwhile() {
        Credentials reinstalled = new Credentials(Secret.of("new"), Secret.of("new-refresh"), Instant.EPOCH);
        Rest raced = rest(
                post -> {
                    HttpResponse answer = portal.post(post);
                    if (post.uri().getPath().startsWith("/oauth")) {
                        tenants.save(FakePortal.tenant().with(reinstalled));
                    }
                    return answer;
                },
                tenants);
        portal.expireToken();

        assertThatThrownBy(() -> raced.call(PROFILE)).isInstanceOf(AuthorizationException.class);

        assertThat(stored().credentials()).isEqualTo(reinstalled);
    }

    @Test
    void remembersADeadRefreshToken() {
        portal.expireToken();
        portal.refuseNext("oauth/token", 400, "invalid_grant");

        RestException first = catchThrowableOfType(AuthorizationException.class, () -> rest.call(PROFILE));
        assertThat(first).hasMessageContaining("reinstall the app");
        assertThat(first.code()).isEqualTo("invalid_grant");

        clock.advance(Duration.ofDays(30));
        assertThatThrownBy(() -> rest.call(PROFILE)).isInstanceOf(AuthorizationException.class);
        assertThat(oauthPosts()).isEqualTo(1);
    }

    @Test
    void triesAgainSomeTimeAfterAnotherRefusal() {
        portal.expireToken();
        portal.refuseNext("oauth/token", 401, "PAYMENT_REQUIRED");

        assertThatThrownBy(() -> rest.call(PROFILE)).isInstanceOf(AppUnavailableException.class);
        assertThatThrownBy(() -> rest.call(PROFILE)).isInstanceOf(AuthorizationException.class);
        assertThat(oauthPosts()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(11));
        assertThat(rest.call(PROFILE).get("ADMIN").asBoolean()).isTrue();
    }

    @Test
    void asksOnceMoreWhenTheAnswerToARefreshWasLost() {
        AtomicInteger asked = new AtomicInteger();
        Rest flaky = rest(
                post -> {
                    if (post.uri().getPath().startsWith("/oauth") && asked.incrementAndGet() == 1) {
                        throw new HttpFailure(true, "no answer");
                    }
                    return portal.post(post);
                },
                tenants);
        portal.expireToken();

        assertThat(flaky.call(PROFILE).get("ADMIN").asBoolean()).isTrue();
        assertThat(asked).hasValue(2);
    }

    @Test
    void keepsTheTokensWhenTheOAuthServerIsDown() {
        portal.expireToken();
        portal.answerNext("oauth/token", 502, "<html>");
        portal.answerNext("oauth/token", 502, "<html>");

        assertThatThrownBy(() -> rest.call(PROFILE)).isInstanceOf(UnknownOutcomeException.class);

        assertThat(stored()).isEqualTo(FakePortal.tenant());
        assertThat(rest.call(PROFILE).get("ADMIN").asBoolean()).isTrue();
    }

    @Test
    void failsWithARemedyWhenRenewedTokensAreRefusedToo() {
        portal.refuseNext("profile", 401, "invalid_token");
        portal.refuseNext("profile", 401, "invalid_token");

        assertThatThrownBy(() -> rest.call(PROFILE))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("an administrator open it");
        assertThat(portal.methods()).hasSize(2);

        portal.refuseNext("profile", 401, "invalid_token");
        assertThatThrownBy(() -> rest.call(PROFILE)).isInstanceOf(AuthorizationException.class);
        assertThat(portal.refreshes()).isEqualTo(1);
    }

    @Test
    void failsWithARemedyWithoutARefreshToken() {
        tenants.save(
                FakePortal.tenant().with(new Credentials(FakePortal.ACCESS_TOKEN, Secret.none(), clock.instant())));
        assertThat(rest.call(PROFILE).get("ADMIN").asBoolean()).isTrue();

        portal.expireToken();
        assertThatThrownBy(() -> rest.call(PROFILE))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("no refresh token is known");
        assertThat(oauthPosts()).isZero();
    }

    @Test
    void dropsTokensOfAnotherPortal() {
        portal.expireToken();
        portal.refreshExtras.put("member_id", "b".repeat(32));

        assertThatThrownBy(() -> rest.call(PROFILE))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("another portal");
        assertThat(stored()).isEqualTo(FakePortal.tenant());
    }

    @Test
    void followsARenamedPortal() {
        portal.expireToken();
        portal.refreshExtras.put("client_endpoint", "https://renamed.bitrix24.com/rest/");
        portal.refreshExtras.put("status", "F");
        portal.refreshExtras.put("scope", "im");

        rest.call(PROFILE);

        assertThat(stored().portal().endpoint()).isEqualTo(Endpoint.of("https://renamed.bitrix24.com/rest/"));
        assertThat(stored().status()).isEqualTo("F");
        assertThat(stored().scope()).isEqualTo("im");
        assertThat(portal.posts.get(2).uri()).hasHost("renamed.bitrix24.com");
    }

    @Test
    void keepsTheRestOfTheTenantWhenTheAnswerSaysLittle() {
        portal.expireToken();
        portal.refreshExtras.put("client_endpoint", "");
        portal.refreshExtras.put("status", "");
        portal.refreshExtras.put("scope", "");

        rest.call(PROFILE);

        assertThat(stored().portal()).isEqualTo(FakePortal.tenant().portal());
        assertThat(stored().status()).isEqualTo("L");
        assertThat(stored().scope()).isEqualTo("imbot,im");
    }

    @Test
    void staysWhereItIsWhenTheNewAddressMayNotBeCalled() {
        portal.expireToken();
        portal.refreshExtras.put("client_endpoint", "https://169.254.169.254/rest/");

        rest.call(PROFILE);

        assertThat(stored().portal()).isEqualTo(FakePortal.tenant().portal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "http"})
    void findsAPortalThatRedirectsToItsNewName(String scheme) {
        portal.refreshExtras.put("client_endpoint", "https://renamed.bitrix24.com/rest/");
        Rest moved = rest(
                post -> "portal.bitrix24.com".equals(post.uri().getHost())
                        ? new HttpResponse(302, "", "", scheme + "://renamed.bitrix24.com/rest/profile")
                        : portal.post(post),
                tenants);

        assertThat(moved.call(PROFILE).get("ADMIN").asBoolean()).isTrue();
        assertThat(stored().portal().domain()).isEqualTo("renamed.bitrix24.com");
    }

    @Test
    void findsAPortalThatMovedInTheNameOfAUserToo() {
        portal.refreshExtras.put("client_endpoint", "https://renamed.bitrix24.com/rest/");
        List<String> asked = new ArrayList<>();
        Rest moved = rests(
                        post -> {
                            if (post.body().contains("alices-token")) {
                                asked.add(post.uri().getHost());
                            }
                            if ("portal.bitrix24.com".equals(post.uri().getHost())) {
                                return new HttpResponse(302, "", "", "https://renamed.bitrix24.com/rest/profile");
                            }
                            return "renamed.bitrix24.com".equals(post.uri().getHost())
                                    ? HttpResponse.json(200, "{\"result\":{\"ADMIN\":true}}")
                                    : portal.post(post);
                        },
                        tenants)
                .as(FakePortal.ID, Secret.of("alices-token"));

        assertThat(moved.call(PROFILE).get("ADMIN").asBoolean()).isTrue();
        assertThat(asked).containsExactly("portal.bitrix24.com", "renamed.bitrix24.com");
    }

    @Test
    void doesNotFollowARedirectTheOAuthServerDoesNotConfirm() {
        List<String> hosts = new ArrayList<>();
        Rest hijacked = rest(
                post -> {
                    hosts.add(post.uri().getHost());
                    return "portal.bitrix24.com".equals(post.uri().getHost())
                            ? new HttpResponse(302, "", "", "https://evil.example.com/rest/profile")
                            : portal.post(post);
                },
                tenants);

        assertThatThrownBy(() -> hijacked.call(PROFILE)).isInstanceOf(PortalMovedException.class);
        assertThat(hosts).containsExactly("portal.bitrix24.com", "oauth.bitrix.info");

        assertThatThrownBy(() -> hijacked.call(PROFILE)).isInstanceOf(PortalMovedException.class);
        assertThat(hosts).hasSize(3);

        clock.advance(Duration.ofMinutes(11));
        portal.refreshExtras.put("client_endpoint", "https://renamed.bitrix24.com/rest/");
        assertThat(hijacked.call(PROFILE).get("ADMIN").asBoolean()).isTrue();
    }

    @Test
    void refusesPortalsThatDoNotHaveTheApp() {
        tenants.save(FakePortal.tenant().uninstalled(clock.instant()));

        assertThatThrownBy(() -> rest.call(PROFILE)).isInstanceOf(AppUnavailableException.class);
        assertThatThrownBy(() -> rest(portal, new MemoryTenants()).call(PROFILE))
                .isInstanceOf(AppUnavailableException.class)
                .hasMessageContaining(FakePortal.MEMBER_ID);
        assertThat(portal.posts).isEmpty();
    }

    @Test
    void doesNotRenewForAPortalThatUninstallsMeanwhile() {
        Rest raced = rest(
                post -> {
                    tenants.save(FakePortal.tenant().uninstalled(clock.instant()));
                    return HttpResponse.json(401, "{\"error\":\"expired_token\"}");
                },
                tenants);

        assertThatThrownBy(() -> raced.call(PROFILE)).isInstanceOf(AppUnavailableException.class);
        assertThat(portal.posts).isEmpty();
    }

    @Test
    void keepsARotatedPairInMindWhileTheStoreIsBroken() {
        AtomicInteger saves = new AtomicInteger();
        Tenants full = new WatchedTenants(tenants, () -> {
            if (saves.incrementAndGet() == 1) {
                throw new UncheckedIOException(new java.io.IOException("disk full"));
            }
        });
        Rest unlucky = rest(portal, full);
        portal.expireToken();

        assertThatThrownBy(() -> unlucky.call(PROFILE)).isInstanceOf(UncheckedIOException.class);
        assertThat(unlucky.call(PROFILE).get("ADMIN").asBoolean()).isTrue();

        assertThat(portal.refreshes()).isEqualTo(1);
        assertThat(stored().credentials().refreshToken()).isEqualTo(Secret.of("refresh1"));
    }

    private long oauthPosts() {
        return portal.posts.stream()
                .filter(post -> post.uri().getPath().startsWith("/oauth"))
                .count();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Runs something before each update. */
    private record WatchedTenants(Tenants inner, Runnable before) implements Tenants {

        @Override
        public <T> T exclusively(PortalId id, Supplier<T> work) {
            return inner.exclusively(id, work);
        }

        @Override
        public Optional<Tenant> find(PortalId id) {
            return inner.find(id);
        }

        @Override
        public List<Tenant> all() {
            return inner.all();
        }

        @Override
        public void save(Tenant tenant) {
            inner.save(tenant);
        }

        @Override
        public Optional<Tenant> update(PortalId id, UnaryOperator<Tenant> change) {
            before.run();
            return inner.update(id, change);
        }
    }
}
