package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.UnknownOutcomeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthServersTest {

    private static final URI SERVER = URI.create("https://oauth.bitrix.info");
    private static final Secret REFRESH = Secret.of("2lg086mxijlpvwh0h7r4nl19udm4try5");

    private final FakeClock clock = new FakeClock();
    private final List<HttpRequest> posts = new ArrayList<>();

    private OAuthServers answering(HttpResponse answer) {
        return servers(post -> answer);
    }

    private OAuthServers servers(Http http) {
        Http watched = post -> {
            posts.add(post);
            return http.post(post);
        };
        return new OAuthServers(FakePortal.settings(), watched, FakePortal.client(watched), clock);
    }

    @ParameterizedTest
    @CsvSource({
        "https://oauth.bitrix24.tech/rest/, https://oauth.bitrix24.tech",
        "https://OAUTH.bitrix24.TECH/rest/, https://oauth.bitrix24.tech",
        "https://oauth.bitrix.info/rest/, https://oauth.bitrix.info"
    })
    void picksTheServerAClaimNamesIfItIsAllowed(String claimed, String picked) {
        assertThat(answering(HttpResponse.json(200, "{}")).choose(claimed)).hasToString(picked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/rest/",
                "https://oauth.bitrix24.tech@evil.example.com/rest/",
                "https://oauth.bitrix24.tech.evil.example.com/rest/",
                "oauth.bitrix24.tech",
                "mailto:oauth@bitrix24.tech",
                "not an address %zz",
                ""
            })
    void picksTheFirstServerForAnyOtherClaim(String claimed) {
        assertThat(answering(HttpResponse.json(200, "{}")).choose(claimed)).isEqualTo(SERVER);
    }

    @Test
    void tellsServersOfOneHostApartByTheirPorts() {
        List<URI> local = List.of(URI.create("http://127.0.0.1:8001"), URI.create("http://127.0.0.1:8002"));
        OAuthServers servers = new OAuthServers(
                new AppSettings(
                        FakePortal.CLIENT_ID,
                        FakePortal.CLIENT_SECRET,
                        URI.create("https://b.example.com"),
                        local,
                        true),
                post -> HttpResponse.json(200, "{}"),
                clock);

        assertThat(servers.choose("http://127.0.0.1:8002/rest/")).isEqualTo(local.get(1));
        assertThat(servers.choose("http://127.0.0.1:8003/rest/")).isEqualTo(local.get(0));
    }

    @Test
    void refusesToStartWithoutAServer() {
        AppSettings none = new AppSettings(
                FakePortal.CLIENT_ID, FakePortal.CLIENT_SECRET, URI.create("https://b.example.com"), List.of(), false);

        assertThatThrownBy(() -> new OAuthServers(none, post -> HttpResponse.json(200, "{}"), clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--oauth-servers");
    }

    @Test
    void sendsSecretsInTheBodyAndNeverInTheAddress() {
        answering(HttpResponse.json(200, documented())).refresh(SERVER, REFRESH);

        HttpRequest post = posts.get(0);
        assertThat(post.uri()).hasToString("https://oauth.bitrix.info/oauth/token/");
        assertThat(post.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(FakePortal.form(post.body()))
                .containsOnlyKeys("grant_type", "client_id", "client_secret", "refresh_token")
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("client_id", FakePortal.CLIENT_ID)
                .containsEntry("client_secret", FakePortal.CLIENT_SECRET.reveal())
                .containsEntry("refresh_token", REFRESH.reveal());
    }

    @Test
    void encodesWhatAFormWouldMisread() {
        answering(HttpResponse.json(200, documented())).refresh(SERVER, Secret.of("a+b&c=d%é"));

        assertThat(FakePortal.form(posts.get(0).body())).containsEntry("refresh_token", "a+b&c=d%é");
    }

    @Test
    void readsTheDocumentedAnswer() {
        TokenResponse fresh = answering(HttpResponse.json(200, documented())).refresh(SERVER, REFRESH);

        assertThat(fresh.credentials().accessToken().reveal()).isEqualTo("ydtj8pho532wydb5ixk78ol7uqlb7sch");
        assertThat(fresh.credentials().refreshToken().reveal()).isEqualTo("3s6lr4kr3cv2od4v853gvrchb875bwxb");
        assertThat(fresh.credentials().expiresAt()).isEqualTo(clock.instant().plusSeconds(3600));
        assertThat(fresh.memberId()).isEqualTo("a223c6b3710f85df22e9377d6c4f7553");
        assertThat(fresh.clientEndpoint()).isEqualTo("https://portal.bitrix24.com/rest/");
        assertThat(fresh.scope()).isEqualTo("crm,entity,im,task");
        assertThat(fresh.status()).isEqualTo("F");
        assertThat(fresh.toString()).doesNotContain("ydtj8pho").doesNotContain("3s6lr4kr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"access_token\":\"a\",\"expires_in\":\"60\"} | 2026-03-01T12:01:00Z",
                "{\"access_token\":\"a\",\"expires\":\"1780319382\"} | 2026-06-01T13:09:42Z",
                "{\"access_token\":\"a\",\"expires_in\":-5} | 1970-01-01T00:00:00Z",
                "{\"access_token\":\"a\",\"expires_in\":99999999999999} | 1970-01-01T00:00:00Z",
                "{\"access_token\":\"a\",\"expires\":\"soon\"} | 1970-01-01T00:00:00Z"
            })
    void readsTheExpiryInAnyForm(String body, Instant expected) {
        TokenResponse fresh = answering(HttpResponse.json(200, body)).refresh(SERVER, REFRESH);

        assertThat(fresh.credentials().expiresAt()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"imbot im\" | imbot,im",
                "\"imbot, im\" | imbot,im",
                "[\"imbot\",\"im\"] | imbot,im",
                "\"\" | ''",
                "[] | ''",
                "null | ''"
            })
    void readsTheScopeInAnyForm(String scope, String expected) {
        TokenResponse fresh = answering(HttpResponse.json(200, "{\"access_token\":\"a\",\"scope\":" + scope + "}"))
                .refresh(SERVER, REFRESH);

        assertThat(fresh.scope()).isEqualTo(expected);
    }

    @Test
    void keepsTheOldRefreshTokenWhenNoneIsGiven() {
        TokenResponse fresh =
                answering(HttpResponse.json(200, "{\"access_token\":\"a\"}")).refresh(SERVER, REFRESH);

        assertThat(fresh.credentials().refreshToken()).isEqualTo(REFRESH);
    }

    @ParameterizedTest
    @CsvSource({"200, WRONG_CLIENT", "400, invalid_grant", "401, invalid_client", "200, invalid_grant"})
    void readsARefusalWhateverTheStatus(int status, String code) {
        OAuthServers servers = answering(HttpResponse.json(status, "{\"error\":\"" + code + "\"}"));

        RestException refusal =
                catchThrowableOfType(AuthorizationException.class, () -> servers.refresh(SERVER, REFRESH));

        assertThat(refusal.hasCode(code)).isTrue();
        assertThat(refusal.portal()).isEqualTo("oauth.bitrix.info");
    }

    @Test
    void hidesSecretsThatARefusalRepeats() {
        OAuthServers servers = answering(HttpResponse.json(
                400,
                "{\"error\":\"invalid_request\",\"error_description\":\"bad " + REFRESH.reveal() + " with "
                        + FakePortal.CLIENT_SECRET.reveal() + "\"}"));

        assertThatThrownBy(() -> servers.refresh(SERVER, REFRESH))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("bad *** with ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>502</html>", "", "{\"access_token\":", "{}", "[]", "\"text\"", "{\"access_token\":[1]}"})
    void takesNonsenseForAnUnknownOutcome(String body) {
        OAuthServers servers = answering(new HttpResponse(200, "text/html", body));

        assertThatThrownBy(() -> servers.refresh(SERVER, REFRESH))
                .isInstanceOfAny(
                        UnknownOutcomeException.class, io.github.imbot4j.rest.MalformedResponseException.class);
    }

    @Test
    void followsNoRedirect() {
        OAuthServers servers = answering(new HttpResponse(302, "", "", "https://evil.example.com/oauth/token/"));

        assertThatThrownBy(() -> servers.refresh(SERVER, REFRESH))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("redirects");
        assertThat(posts).hasSize(1);
    }

    @Test
    void takesNotFoundForAnUnknownPortal() {
        assertThatThrownBy(() ->
                        answering(new HttpResponse(404, "text/html", "nginx")).refresh(SERVER, REFRESH))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("does not know the portal");
    }

    @Test
    void tellsABrokenConnection() {
        OAuthServers servers = servers(post -> {
            throw new HttpFailure(true, "oauth.bitrix.info: no answer in time");
        });

        assertThatThrownBy(() -> servers.refresh(SERVER, REFRESH)).isInstanceOf(UnknownOutcomeException.class);
    }

    @Test
    void asksWhoseATokenIsWithTheTokenInTheBody() {
        FakePortal portal = new FakePortal();
        portal.appInfo.put("expires", "1780319382");
        portal.install.put("installed", "1");

        AppInfo info = servers(portal).appInfo(SERVER, FakePortal.ACCESS_TOKEN);

        assertThat(info)
                .isEqualTo(new AppInfo(
                        FakePortal.CLIENT_ID,
                        FakePortal.MEMBER_ID,
                        true,
                        FakePortal.ENDPOINT,
                        "imbot,im",
                        "L",
                        Instant.ofEpochSecond(1780319382)));
        assertThat(posts.get(0).uri()).hasToString("https://oauth.bitrix.info/rest/app.info");
        assertThat(posts.get(0).contentType()).isEqualTo("application/json");
        assertThat(posts.get(0).body()).contains(FakePortal.ACCESS_TOKEN.reveal());
    }

    @Test
    void survivesAnAppInfoWithoutAnything() {
        FakePortal portal = new FakePortal();
        portal.answerNext("app.info", 200, "{\"result\":[]}");

        assertThat(servers(portal).appInfo(SERVER, FakePortal.ACCESS_TOKEN))
                .isEqualTo(new AppInfo("", "", false, "", "", "", Instant.EPOCH));
    }

    private static String documented() {
        try (InputStream file =
                Objects.requireNonNull(OAuthServersTest.class.getResourceAsStream("/install/refresh-answer.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
