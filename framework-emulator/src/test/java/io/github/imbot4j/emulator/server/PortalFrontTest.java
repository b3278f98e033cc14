package io.github.imbot4j.emulator.server;

import static io.github.imbot4j.emulator.server.ServedPortal.FORM;
import static io.github.imbot4j.emulator.server.ServedPortal.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.server.ServedPortal.Reply;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Webhook;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalFrontTest {

    private final ServedPortal served = new ServedPortal();
    private final URI address = served.portal.address();
    private final String auth = served.token.access();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void theTokenMayStandInFivePlaces() throws IOException {
        assertThat(served.post(address, "/rest/profile", JSON, "{\"auth\":\"" + auth + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(served.post(address, "/rest/profile", FORM, "auth=" + auth).status())
                .isEqualTo(200);
        assertThat(served.post(address, "/rest/profile", FORM, "access_token=" + auth)
                        .status())
                .isEqualTo(200);
        assertThat(served.get(address, "/rest/profile?auth=" + auth).status()).isEqualTo(200);
        assertThat(served.post(address, "/rest/profile", JSON, "{}", "Authorization", "Bearer " + auth)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"profile", "PROFILE", "Profile.json", "profile/", "profile.json/", "profile.xml", "/profile"})
    void aMethodIsFoundInAnyCaseWithSuffixAndSlash(String method) throws IOException {
        assertThat(served.call(method).result().at("ID").text()).isEqualTo("1");
        assertThat(served.get(address, "/rest/1/" + served.webhook.secret() + "/" + method)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void brokenJsonIsNoParameters() throws IOException {
        Reply reply = served.post(address, "/rest/profile", JSON, "{\"auth\":\"" + auth + "\",}");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error()).isEqualTo("NO_AUTH_FOUND");
        assertThat(reply.type()).matches("application/json; ?charset=utf-8");
    }

    @Test
    void jsonWithTheTypeOfAFormIsAForm() throws IOException {
        assertThat(served.post(address, "/rest/profile", FORM, "{\"auth\":\"" + auth + "\"}")
                        .error())
                .isEqualTo("NO_AUTH_FOUND");
    }

    @Test
    void theBodyWinsOverTheQuery() throws IOException {
        assertThat(served.post(address, "/rest/profile?auth=wrong", JSON, "{\"auth\":\"" + auth + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anUnknownMethodIsToldBeforeTheTokenIsLookedAt() throws IOException {
        Reply reply = served.post(address, "/rest/imbot.nonsense", JSON, "{}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("ERROR_METHOD_NOT_FOUND");
        assertThat(served.get(address, "/rest/api/profile").error()).isEqualTo("ERROR_METHOD_NOT_FOUND");
        served.post(address, "/rest/imbot.nonsense", JSON, "{}");
        assertThat(served.portal.traffic().all())
                .filteredOn(Exchange.Failure.class::isInstance)
                .extracting(told -> ((Exchange.Failure) told).text())
                .as("told once each")
                .containsExactly("This portal has no method imbot.nonsense: it answers ERROR_METHOD_NOT_FOUND.");
    }

    @Test
    void tokensExpireByThePortalsClock() throws IOException {
        served.clock.advance(Duration.ofMinutes(59));
        assertThat(served.call("profile").status()).isEqualTo(200);

        served.clock.advance(Duration.ofMinutes(1));
        Reply reply = served.call("profile");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error()).isEqualTo("expired_token");
    }

    @Test
    void revokedAndUnknownTokensAreInvalid() throws IOException {
        assertThat(served.get(address, "/rest/profile?auth=abc").error()).isEqualTo("invalid_token");

        served.portal.tokens().revokeAll(served.app.clientId());
        assertThat(served.call("profile").error()).isEqualTo("invalid_token");
    }

    @Test
    void aTokenOfAnAppOrAUserThatIsGoneIsWorthNothing() throws IOException {
        served.portal.state().people().remove(1L);
        assertThat(served.call("profile").error()).isEqualTo("authorization_error");

        served.portal.state().apps().remove(served.app.clientId());
        assertThat(served.call("profile").error()).isEqualTo("APPLICATION_NOT_FOUND");
    }

    @Test
    void aWebhookIsItsUserAndItsSecret() throws IOException {
        String secret = served.webhook.secret();

        assertThat(served.get(address, "/rest/1/" + secret + "/profile")
                        .result()
                        .at("ID")
                        .text())
                .isEqualTo("1");
        assertThat(served.get(address, "/rest/2/" + secret + "/profile").error())
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(served.get(address, "/rest/1/wrong/profile").status()).isEqualTo(401);
        assertThat(served.get(address, "/rest/1/" + secret + "/event.get").error())
                .isEqualTo("WRONG_AUTH_TYPE");
    }

    @Test
    void aScopeThatIsMissingIsInsufficient() throws IOException {
        App app = served.app;
        served.portal
                .state()
                .apps()
                .put(new App(
                        app.clientId(),
                        app.clientSecret(),
                        app.name(),
                        app.installUrl(),
                        "im,user",
                        app.status(),
                        app.version(),
                        true,
                        "t"));
        served.portal.state().webhooks().put(new Webhook(1, "narrow", "user"));

        assertThat(served.call("imbot.bot.list").error()).isEqualTo("insufficient_scope");
        assertThat(served.call("im.revision.get").status()).isEqualTo(200);
        assertThat(served.get(address, "/rest/1/narrow/im.revision.get").error())
                .isEqualTo("insufficient_scope");
    }

    @Test
    void reservedNamesAreEaten() throws IOException {
        Reply reply = served.get(address, "/rest/profile?auth=" + auth + "&token=x");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void timesAreTold() throws IOException {
        Reply reply = served.call("server.time");

        assertThat(reply.result().text()).isEqualTo("2026-03-02T09:00:00+00:00");
        assertThat(reply.body().at("time").entries())
                .containsKeys("start", "finish", "duration", "processing", "date_start", "date_finish")
                .doesNotContainKey("operating");
    }

    @Test
    void everyCallIsLoggedWithoutItsSecrets() throws IOException {
        served.portal.traffic().clear();

        served.call("profile");
        served.get(address, "/rest/profile?auth=" + auth);
        served.get(address, "/rest/1/" + served.webhook.secret() + "/imbot.register?CODE=a");
        served.refresh(served.token.refresh());

        assertThat(served.portal.traffic().calls())
                .extracting(Exchange.RestCall::method)
                .containsExactly("profile", "profile", "imbot.register", "oauth/token");
        assertThat(served.portal.traffic().calls().get(2).error()).isEqualTo("ACCESS_DENIED");
        assertThat(served.portal.traffic().calls().get(2).params()).containsEntry("CODE", "a");
        assertThat(served.portal.traffic().calls().get(3).oauth()).isTrue();
        assertThat(served.portal.traffic().calls().toString())
                .doesNotContain(auth, served.webhook.secret(), served.token.refresh(), served.app.clientSecret())
                .doesNotContainPattern("[0-9a-f]{70}");
    }
}
