package io.github.imbot4j.emulator.server;

import static io.github.imbot4j.emulator.server.ServedPortal.FORM;
import static io.github.imbot4j.emulator.server.ServedPortal.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.server.ServedPortal.Reply;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthFrontTest {

    private final ServedPortal served = new ServedPortal();
    private final URI oauth = served.portal.oauthServer();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void itListensOnAPortOfItsOwn() throws IOException {
        assertThat(oauth.getPort()).isNotEqualTo(served.portal.address().getPort());
        assertThat(served.get(oauth, "/").status()).isEqualTo(404);
        assertThat(served.post(served.portal.address(), "/oauth/token/", FORM, "x=1")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRefreshRotatesBothTokens() throws IOException {
        PhpValue answer = served.refresh(served.token.refresh()).body();

        assertThat(answer.at("access_token").text()).matches("[0-9a-f]{70}").isNotEqualTo(served.token.access());
        assertThat(answer.at("refresh_token").text()).matches("[0-9a-f]{70}").isNotEqualTo(served.token.refresh());
        assertThat(answer.at("expires_in").number()).isEqualTo(3600);
        assertThat(answer.at("expires").number())
                .isEqualTo(served.clock.instant().getEpochSecond() + 3600);
        assertThat(answer.at("client_endpoint").text()).isEqualTo(served.portal.endpoint());
        assertThat(answer.at("server_endpoint").text()).isEqualTo(oauth + "/rest/");
        assertThat(answer.at("domain").text()).isEqualTo(oauth.getAuthority());
        assertThat(answer.at("member_id").text())
                .isEqualTo(served.portal.state().memberId());
        assertThat(answer.at("user_id").number()).isEqualTo(1);
    }

    @Test
    void aRefreshTokenIsUsedOnce() throws IOException {
        Reply first = served.refresh(served.token.refresh());
        Reply second = served.refresh(served.token.refresh());

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.error()).isEqualTo("invalid_grant");
        assertThat(served.refresh(first.body().at("refresh_token").text()).status())
                .isEqualTo(200);
    }

    @Test
    void theFormMayBeAQueryAndTheSlashMayMiss() throws IOException {
        assertThat(served.get(
                                oauth,
                                "/oauth/token?grant_type=refresh_token&client_id=" + served.app.clientId()
                                        + "&client_secret=" + served.app.clientSecret() + "&refresh_token="
                                        + served.token.refresh())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongClientsAreToldApart() throws IOException {
        String grant = "grant_type=refresh_token&refresh_token=x&client_id=";

        assertThat(served.post(oauth, "/oauth/token/", FORM, grant + "nobody").error())
                .isEqualTo("invalid_client");
        Reply mismatch = served.post(oauth, "/oauth/token/", FORM, grant + served.app.clientId() + "&client_secret=no");
        assertThat(mismatch.status()).isEqualTo(200);
        assertThat(mismatch.error()).isEqualTo("WRONG_CLIENT");
        assertThat(served.post(oauth, "/oauth/token/", FORM, "x=1").error()).isEqualTo("invalid_request");
    }

    @Test
    void whatATokenIsWorthIsToldByAppInfo() throws IOException {
        PhpValue info = served.post(oauth, "/rest/app.info", JSON, "{\"auth\":\"" + served.token.access() + "\"}")
                .result();

        assertThat(info.at("client_id").text()).isEqualTo(served.app.clientId());
        assertThat(info.at("install").at("installed").raw()).isEqualTo(true);
        assertThat(info.at("install").at("client_endpoint").text()).isEqualTo(served.portal.endpoint());
        assertThat(served.get(oauth, "/rest/app.info/?auth=" + served.token.access())
                        .status())
                .isEqualTo(200);
        assertThat(served.get(oauth, "/rest/app.info?auth=x").error()).isEqualTo("invalid_token");
        assertThat(served.get(oauth, "/rest/profile?auth=" + served.token.access())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void afterARenameTheNewEndpointIsToldAndTheOldAddressRedirects() throws IOException {
        URI old = served.portal.address();

        served.portal.rename();

        URI now = served.portal.address();
        assertThat(now).isNotEqualTo(old);
        Reply moved = served.post(old, "/rest/profile?x=1", JSON, "{}");
        assertThat(moved.status()).isEqualTo(302);
        assertThat(moved.location()).isEqualTo(now + "/rest/profile?x=1");
        assertThat(served.call("profile").status()).isEqualTo(200);
        assertThat(served.refresh(served.token.refresh())
                        .body()
                        .at("client_endpoint")
                        .text())
                .isEqualTo(now + "/rest/");
    }
}
