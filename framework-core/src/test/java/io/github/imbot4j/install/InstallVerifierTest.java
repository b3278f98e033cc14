package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.install.Verification.Refused;
import io.github.imbot4j.install.Verification.Unreachable;
import io.github.imbot4j.install.Verification.Verified;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.CallInterceptor;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.wire.UnverifiedAuth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallVerifierTest {

    private final FakeClock clock = new FakeClock();
    private final FakePortal portal = new FakePortal();
    private final Tenants tenants = new MemoryTenants();
    private final List<PortalId> counted = new ArrayList<>();
    private final InstallVerifier verifier = verifier(portal, true);

    private InstallVerifier verifier(Http http, boolean adminsOnly) {
        AppSettings settings = FakePortal.settings();
        OAuthServers servers = new OAuthServers(settings, http, FakePortal.client(http), clock);
        return new InstallVerifier(
                settings, servers, FakePortal.client(http), this::counted, tenants, clock, adminsOnly);
    }

    /** How often a question that only reads is asked before its server counts as unreachable. */
    private static final int QUESTIONS = 3;

    private CallInterceptor counted(PortalId id) {
        counted.add(id);
        return CallInterceptor.OPEN;
    }

    private Verification verify(UnverifiedAuth unverifiedAuth) {
        return verifier.verify(unverifiedAuth, InstallFlow.EVENT);
    }

    private static void assertRefused(Verification verification, String reason) {
        assertThat(verification)
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(Refused::reason, InstanceOfAssertFactories.STRING)
                .contains(reason)
                .doesNotContain(FakePortal.ACCESS_TOKEN.reveal())
                .doesNotContain(FakePortal.APPLICATION_TOKEN.reveal());
    }

    /** A claim that differs from the portal's own in some fields. */
    private static final class Claims {
        private String memberId = FakePortal.MEMBER_ID;
        private Secret applicationToken = FakePortal.APPLICATION_TOKEN;
        private Secret accessToken = FakePortal.ACCESS_TOKEN;
        private Secret refreshToken = FakePortal.REFRESH_TOKEN;
        private String clientEndpoint = FakePortal.ENDPOINT;
        private String domain = "portal.bitrix24.com";
        private String serverEndpoint = "https://oauth.bitrix.info/rest/";

        UnverifiedAuth claim() {
            return new UnverifiedAuth(
                    memberId,
                    applicationToken,
                    new Credentials(accessToken, refreshToken, Instant.parse("2026-03-01T13:00:00Z")),
                    domain,
                    clientEndpoint,
                    serverEndpoint,
                    "everything",
                    "P",
                    1);
        }
    }

    @Test
    void provesAnInstallAndStoresTheTenant() {
        Verification verification = verify(FakePortal.claim());

        Tenant tenant = SampleTenants.of(
                FakePortal.tenant().portal(),
                FakePortal.APPLICATION_TOKEN,
                FakePortal.claim().credentials(),
                clock.instant());
        assertThat(verification).isEqualTo(new Verified(tenant));
        assertThat(tenants.all()).containsExactly(tenant);
        assertThat(portal.posts)
                .extracting(post -> post.uri().toString())
                .containsExactly("https://oauth.bitrix.info/rest/app.info", "https://portal.bitrix24.com/rest/profile");
    }

    @Test
    void countsTheQuestionWhoTheUserIsInThePortalsBudget() {
        verify(FakePortal.claim());

        assertThat(counted).containsExactly(new PortalId(FakePortal.MEMBER_ID));
    }

    @Test
    void believesTheOAuthServerAndNotThePost() {
        portal.install.put("client_endpoint", "https://renamed.bitrix24.com/rest/");
        portal.install.put("status", "F");
        portal.appInfo.put("expires", 1772370000);
        Claims claims = new Claims();
        claims.clientEndpoint = "";
        claims.domain = "";

        Verification verification = verify(claims.claim());

        Tenant tenant = ((Verified) verification).tenant();
        assertThat(tenant.portal().endpoint()).isEqualTo(Endpoint.of("https://renamed.bitrix24.com/rest/"));
        assertThat(tenant.scope()).isEqualTo("imbot,im");
        assertThat(tenant.status()).isEqualTo("F");
        assertThat(tenant.credentials().expiresAt()).isEqualTo(Instant.ofEpochSecond(1772370000));
    }

    @Test
    void asksTheFirstServerWhenTheClaimedOneIsNotAllowed() {
        Claims claims = new Claims();
        claims.serverEndpoint = "https://evil.example.com/rest/";

        assertThat(verify(claims.claim())).isInstanceOf(Verified.class);
        assertThat(portal.posts)
                .noneMatch(post -> "evil.example.com".equals(post.uri().getHost()));
    }

    @Test
    void remembersTheServerThatWasAsked() {
        Claims claims = new Claims();
        claims.serverEndpoint = "https://oauth.bitrix24.tech/rest/";

        Verification verification = verify(claims.claim());

        assertThat(((Verified) verification).tenant().oauthServer()).isEqualTo("https://oauth.bitrix24.tech");
        assertThat(portal.posts.get(0).uri()).hasHost("oauth.bitrix24.tech");
    }

    @Test
    void refusesShapelessClaimsWithoutAskingAnybody() {
        List<Claims> shapeless = new ArrayList<>();
        for (String memberId : List.of("", "a b", "x".repeat(65), "../x")) {
            Claims claims = new Claims();
            claims.memberId = memberId;
            shapeless.add(claims);
        }
        for (String secret : List.of("", "two words", "x".repeat(2049), "line\nbreak", "é")) {
            Claims claims = new Claims();
            claims.accessToken = Secret.of(secret);
            shapeless.add(claims);
            claims = new Claims();
            claims.applicationToken = Secret.of(secret);
            shapeless.add(claims);
        }
        Claims refresh = new Claims();
        refresh.refreshToken = Secret.of("two words");
        shapeless.add(refresh);

        assertThat(shapeless).allSatisfy(claims -> assertRefused(verify(claims.claim()), "malformed"));
        assertThat(portal.posts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/rest/",
                "https://127.0.0.1/rest/",
                "https://portal.bitrix24.com:8080/rest/",
                "https://user@portal.bitrix24.com/rest/",
                "https://portal.bitrix24.com/rest/?a=b",
                "https://portal.bitrix24.com/",
                "file:///etc/passwd",
                "portal.bitrix24.com",
                "https://[::1]/rest/",
                "::::"
            })
    void refusesAnAddressThatMayNotBeCalledWithoutAskingAnybody(String endpoint) {
        Claims claims = new Claims();
        claims.clientEndpoint = endpoint;

        assertThat(verify(claims.claim())).isInstanceOf(Refused.class);
        assertThat(portal.posts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.bitrix24.com/rest",
                "HTTPS://Portal.Bitrix24.COM/rest/",
                "https://portal.bitrix24.com:443/rest/",
                " https://portal.bitrix24.com/rest/ "
            })
    void takesOtherSpellingsOfTheSameAddress(String endpoint) {
        Claims claims = new Claims();
        claims.clientEndpoint = endpoint;

        assertThat(verify(claims.claim())).isInstanceOf(Verified.class);
    }

    @Test
    void refusesAnAddressThatIsNotThatOfTheAnswer() {
        Claims claims = new Claims();
        claims.clientEndpoint = "https://victim.bitrix24.com/rest/";

        assertRefused(verify(claims.claim()), "victim.bitrix24.com");
        assertThat(portal.methods()).containsExactly("app.info");
    }

    @Test
    void refusesADomainThatIsNotThatOfTheAnswer() {
        Claims claims = new Claims();
        claims.domain = "victim.bitrix24.com";

        assertRefused(verify(claims.claim()), "victim.bitrix24.com");
        assertThat(portal.methods()).containsExactly("app.info");
        assertThat(tenants.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Portal.Bitrix24.com", "portal.bitrix24.com:443"})
    void takesOtherSpellingsOfTheSameDomain(String domain) {
        Claims claims = new Claims();
        claims.domain = domain;

        assertThat(verify(claims.claim())).isInstanceOf(Verified.class);
    }

    @Test
    void refusesATokenOfAnotherApp() {
        portal.appInfo.put("client_id", "local.other");

        assertRefused(verify(FakePortal.claim()), "another app's");
        assertThat(portal.methods()).containsExactly("app.info");
        assertThat(tenants.all()).isEmpty();
    }

    @Test
    void refusesATokenOfAnotherPortal() {
        Claims claims = new Claims();
        claims.memberId = "b".repeat(32);
        tenants.save(FakePortal.tenant());

        assertRefused(verify(claims.claim()), "another portal's");
        assertThat(portal.methods()).containsExactly("app.info");
        assertThat(tenants.all()).containsExactly(FakePortal.tenant());
    }

    @Test
    void wantsAnInstallEventToBeOfAnInstalledApp() {
        portal.install.put("installed", false);

        assertRefused(verify(FakePortal.claim()), "not installed there yet");
    }

    @Test
    void letsTheInstallPageComeBeforeTheInstall() {
        portal.install.put("installed", "N");
        Claims claims = new Claims();
        claims.clientEndpoint = "";

        assertThat(verifier.verify(claims.claim(), InstallFlow.PAGE)).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "https://portal.bitrix24.com/", "http://portal.bitrix24.com/rest/"})
    void refusesAnAnswerWithoutAnAddressThatMayBeCalled(String endpoint) {
        portal.install.put("client_endpoint", endpoint);
        Claims claims = new Claims();
        claims.clientEndpoint = "";

        assertThat(verify(claims.claim())).isInstanceOf(Refused.class);
        assertThat(portal.methods()).containsExactly("app.info");
    }

    @Test
    void refusesAUserWhoIsNoAdministrator() {
        portal.admin = false;
        tenants.save(FakePortal.tenant());

        assertRefused(verify(FakePortal.claim()), "no administrator of portal.bitrix24.com");
        assertThat(tenants.all()).containsExactly(FakePortal.tenant());
    }

    @Test
    void refusesAUserThePortalSaysNothingOf() {
        portal.answerNext("profile", 200, "{\"result\":[]}");

        assertRefused(verify(FakePortal.claim()), "no administrator");
    }

    @Test
    void letsAnyUserInstallWhenToldSo() {
        portal.admin = false;

        assertThat(verifier(portal, false).verify(FakePortal.claim(), InstallFlow.EVENT))
                .isInstanceOf(Verified.class);
        assertThat(portal.methods()).containsExactly("app.info");
    }

    @ParameterizedTest
    @CsvSource({
        "200, WRONG_CLIENT",
        "401, invalid_token",
        "401, expired_token",
        "401, NOT_INSTALLED",
        "400, invalid_request"
    })
    void refusesATokenTheOAuthServerRefuses(int status, String code) {
        portal.refuseNext("app.info", status, code);

        assertRefused(verify(FakePortal.claim()), code);
        assertThat(tenants.all()).isEmpty();
    }

    @Test
    void doesNotAskTwiceAboutARefusedToken() {
        portal.refuseNext("app.info", 401, "invalid_token");
        verify(FakePortal.claim());

        assertRefused(verify(FakePortal.claim()), "as before");
        assertThat(portal.posts).hasSize(1);

        clock.advance(Duration.ofHours(2));
        assertThat(verify(FakePortal.claim())).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @CsvSource({"500, INTERNAL_SERVER_ERROR", "503, OVERLOAD_LIMIT", "429, OPERATION_TIME_LIMIT"})
    void asksAgainLaterWhenTheOAuthServerIsInTrouble(int status, String code) {
        for (int i = 0; i < QUESTIONS; i++) {
            portal.refuseNext("app.info", status, code);
        }

        assertThat(verify(FakePortal.claim())).isInstanceOf(Unreachable.class);
        portal.answerNormally();
        assertThat(verify(FakePortal.claim())).isInstanceOf(Verified.class);
    }

    @Test
    void asksAgainLaterWhenTheAnswerNamesNoApp() {
        Object ours = portal.appInfo.remove("client_id");
        assertThat(verify(FakePortal.claim())).isInstanceOf(Unreachable.class);

        portal.appInfo.put("client_id", ours);
        assertThat(verify(FakePortal.claim())).isInstanceOf(Verified.class);
    }

    @Test
    void asksAgainLaterWhenAServerDoesNotAnswer() {
        InstallVerifier cut = verifier(
                post -> {
                    throw new HttpFailure(true, "no answer");
                },
                true);

        assertThat(cut.verify(FakePortal.claim(), InstallFlow.EVENT)).isInstanceOf(Unreachable.class);
        for (int i = 0; i < QUESTIONS; i++) {
            portal.answerNext("profile", 502, "<html>Bad Gateway</html>");
        }
        assertThat(verify(FakePortal.claim())).isInstanceOf(Unreachable.class);
        assertThat(tenants.all()).isEmpty();
    }

    @Test
    void replacesTheTokensOfAKnownTenantOnlyWhenAllIsProven() {
        Tenant old = oldTenant();
        tenants.save(old);
        for (int i = 0; i < QUESTIONS; i++) {
            portal.refuseNext("profile", 500, "INTERNAL_SERVER_ERROR");
        }

        verify(FakePortal.claim());
        portal.answerNormally();
        assertThat(tenants.all()).containsExactly(old);

        verify(FakePortal.claim());
        assertThat(tenants.all()).singleElement().satisfies(tenant -> {
            assertThat(tenant.applicationToken()).isEqualTo(FakePortal.APPLICATION_TOKEN);
            assertThat(tenant.credentials()).isEqualTo(FakePortal.claim().credentials());
        });
    }

    @Test
    void revivesATenantThatUninstalled() {
        tenants.save(oldTenant().uninstalled(clock.instant()));

        verify(FakePortal.claim());

        assertThat(tenants.all()).singleElement().matches(Tenant::isActive);
    }

    @Test
    void keepsTheKnownRefreshTokenWhenAnInstallBringsNone() {
        tenants.save(oldTenant());
        Claims claims = new Claims();
        claims.refreshToken = Secret.none();

        Tenant tenant = ((Verified) verify(claims.claim())).tenant();

        assertThat(tenant.credentials().refreshToken()).isEqualTo(Secret.of("refresh-old"));
        assertThat(tenant.credentials().accessToken()).isEqualTo(FakePortal.ACCESS_TOKEN);
    }

    @Test
    void keepsTheProtocolThatIsSpokenThere() {
        tenants.save(oldTenant().speaking("later").uninstalled(clock.instant()));

        verify(FakePortal.claim());

        assertThat(tenants.all()).extracting(Tenant::protocol).containsExactly("later");
    }

    @Test
    void installsWithoutARefreshToken() {
        Claims claims = new Claims();
        claims.refreshToken = Secret.none();

        assertThat(((Verified) verify(claims.claim())).tenant().credentials().refreshToken())
                .isEqualTo(Secret.none());
    }

    @Test
    void believesAnUpdateWithTheKnownToken() {
        tenants.save(FakePortal.tenant());

        assertThat(verifier.verifyUpdate(FakePortal.claim(), clock.instant()))
                .isEqualTo(new Verified(FakePortal.tenant()));
        assertThat(portal.posts).isEmpty();
    }

    @Test
    void verifiesAnUpdateWithANewTokenInFull() {
        tenants.save(oldTenant());

        Verification verification = verifier.verifyUpdate(FakePortal.claim(), clock.instant());

        assertThat(((Verified) verification).tenant().applicationToken()).isEqualTo(FakePortal.APPLICATION_TOKEN);
        assertThat(portal.methods()).containsExactly("app.info", "profile");
    }

    @Test
    void refusesUpdatesThatCannotBe() {
        Claims malformed = new Claims();
        malformed.memberId = "\n";
        assertRefused(verifier.verifyUpdate(malformed.claim(), clock.instant()), "\"?\" is not installed");
        assertRefused(verifier.verifyUpdate(FakePortal.claim(), clock.instant()), "not installed");
        tenants.save(FakePortal.tenant().uninstalled(clock.instant()));
        assertRefused(verifier.verifyUpdate(FakePortal.claim(), clock.instant()), "not installed");
        tenants.save(FakePortal.tenant());
        assertRefused(
                verifier.verifyUpdate(FakePortal.claim(), clock.instant().minus(Duration.ofDays(2))), "hours ago");
        assertThat(portal.posts).isEmpty();
    }

    private static Tenant oldTenant() {
        return SampleTenants.of(FakePortal.tenant().portal(), "old");
    }
}
