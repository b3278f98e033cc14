package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestResponseReaderTest {

    private static final String TOKEN = "d161f25928c3184678924ec127edd29a";

    private final RestResponseReader reader = new RestResponseReader(
            new CallLocation("imbot.message.add", "acme.bitrix24.com"), Credentials.ofToken(Secret.of(TOKEN)));

    @Test
    void readsTheResult() {
        assertThat(read(200, "{\"result\":1186491}").asLong()).isEqualTo(1186491);
    }

    @Test
    void readsAResultOfNull() {
        assertThat(read(200, "{\"result\":null,\"time\":{}}").isEmpty()).isTrue();
    }

    @Test
    void readsPastAByteOrderMark() {
        assertThat(read(200, "\uFEFF\n{\"result\":true}").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "[]", "{}", "false"})
    void takesAnEmptyErrorBesideAResultForNone(String empty) {
        assertThat(read(200, "{\"error\":" + empty + ",\"result\":7}").asLong()).isEqualTo(7);
    }

    @Test
    void takesAnEmptyErrorForOneWithoutAResult() {
        RestException failure = failure(200, "{\"error\":\"\",\"error_description\":\"Broken\"}");
        assertThat(failure).isInstanceOf(RejectedException.class);
        assertThat(failure.text()).isEqualTo("Broken");
    }

    @Test
    void takesAnErrorForOneThoughAResultIsThere() {
        assertThat(failure(200, "{\"result\":1,\"error\":\"WRONG_REQUEST\"}").code())
                .isEqualTo("WRONG_REQUEST");
    }

    @Test
    void readsNumericCodes() {
        RestException failure = failure(400, "{\"error\":0,\"error_description\":\"No\"}");
        assertThat(failure.code()).isEqualTo("0");
        assertThat(failure).isInstanceOf(RejectedException.class);
    }

    @Test
    void readsTheErrorOfTheThirdGeneration() {
        RestException failure = failure(
                400,
                "{\"error\":{\"code\":\"BITRIX_REST_V3_EXCEPTION_VALIDATION\",\"message\":\"Bad <b>field</b>\",\"validation\":[]}}");
        assertThat(failure.code()).isEqualTo("BITRIX_REST_V3_EXCEPTION_VALIDATION");
        assertThat(failure.text()).isEqualTo("Bad field");
    }

    @Test
    void readsAThirdGenerationRateLimitByItsStatus() {
        assertThat(failure(429, "{\"error\":{\"code\":\"BITRIX_REST_V3_EXCEPTION_RATELIMIT\"}}"))
                .isInstanceOf(LimitException.class);
    }

    @Test
    void survivesAnErrorOfAnyShape() {
        assertThat(failure(400, "{\"error\":[1,2]}").code()).isEmpty();
        assertThat(failure(400, "{\"error\":{\"code\":{},\"message\":[]}}").code())
                .isEmpty();
        assertThat(failure(400, "{\"error\":\"X\",\"error_description\":{\"a\":1}}")
                        .text())
                .isEmpty();
        assertThat(failure(400, "{\"error\":null}")).isInstanceOf(RejectedException.class);
    }

    @Test
    void refusesASuccessWithoutAResult() {
        assertThat(failure(200, "{\"time\":{}}"))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("no result");
    }

    @Test
    void refusesAFailureThatCarriesAResult() {
        assertThat(failure(502, "{\"result\":1}")).isInstanceOf(UnknownOutcomeException.class);
    }

    @Test
    void refusesJsonDeeperThanAnyPortalSends() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(failure(200, "{\"result\":" + deep + "}")).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void refusesNumbersMadeToBeSlow() {
        assertThat(failure(200, "{\"result\":" + "9".repeat(1_000_000) + "}"))
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void saysMethodPortalCodeTextAndWhetherToRepeat() {
        assertThat(failure(400, "{\"error\":\"MESSAGE_EMPTY\",\"error_description\":\"Message can't be empty\"}"))
                .hasMessage(
                        "imbot.message.add at acme.bitrix24.com: MESSAGE_EMPTY, \"Message can't be empty\" (HTTP 400)."
                                + " Trying again will not help.")
                .extracting(RestException::method, RestException::portal)
                .containsExactly("imbot.message.add", "acme.bitrix24.com");
    }

    @Test
    void neverRepeatsTheTokenThePortalEchoes() {
        RestException failure = failure(
                401,
                "{\"error\":\"" + TOKEN + "\",\"error_description\":\"token " + TOKEN + " <a href=" + TOKEN + ">\"}");
        assertThat(failure.getMessage() + failure.code() + failure.text())
                .doesNotContain(TOKEN)
                .contains("***");
        assertThat(failure(502, "<pre>auth=" + TOKEN + "</pre>").getMessage()).doesNotContain(TOKEN);
    }

    @Test
    void boundsCodeAndTextOfAHostilePortal() {
        String long_ = "x".repeat(100_000);
        RestException failure = failure(400, "{\"error\":\"" + long_ + "\",\"error_description\":\"" + long_ + "\"}");
        assertThat(failure.code()).hasSize(ErrorText.LIMIT);
        assertThat(failure.text()).hasSize(ErrorText.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void tellsARenamedPortal(int status) {
        RestException failure = redirect(status, "https://new-name.bitrix24.com/rest/imbot.message.add");
        assertThat(failure).isInstanceOf(PortalMovedException.class);
        assertThat(((PortalMovedException) failure).target())
                .isEqualTo(URI.create("https://new-name.bitrix24.com/rest/imbot.message.add"));
        assertThat(failure.retry()).isEqualTo(RetryHint.AFTER_REFRESH);
        assertThat(failure).hasMessageContaining("new-name.bitrix24.com");
    }

    @Test
    void tellsARenamedPortalOverPlainHttp() {
        assertThat(redirect(302, "http://new-name.local:8080/rest/imbot.message.add"))
                .isInstanceOf(PortalMovedException.class)
                .hasMessageContaining("new-name.local");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.bitrix24.com/bitrix/coupon_activation.php",
                "https://ACME.bitrix24.com/rest/imbot.message.add",
                "https://evil.example/steal",
                "https://user:pass@new-name.bitrix24.com/rest/imbot.message.add",
                "https://new-name.bitrix24.com",
                "mailto:a@b.c",
                "/rest/imbot.message.add",
                "https://[",
                ""
            })
    void takesEveryOtherRedirectForAPortalThatServesNone(String location) {
        RestException failure = redirect(302, location);
        assertThat(failure).isInstanceOf(PortalUnavailableException.class);
        assertThat(failure.retry()).isEqualTo(RetryHint.AFTER_WAIT);
        assertThat(failure.status()).isEqualTo(302);
    }

    @Test
    void mapsAFailureOfTheNetworkByWhatIsKnown() {
        assertThat(reader.unanswered(new HttpFailure(true, "reset")))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasRootCauseInstanceOf(HttpFailure.class)
                .extracting(RestException::retry, RestException::status)
                .containsExactly(RetryHint.IF_IDEMPOTENT, 0);
        assertThat(reader.unanswered(new HttpFailure(false, "refused")))
                .isInstanceOf(PortalUnavailableException.class)
                .hasMessageContaining("\"refused\"")
                .extracting(RestException::retry)
                .isEqualTo(RetryHint.SAFE);
        assertThat(reader.unanswered(new HttpFailure(RetryHint.NEVER, "loopback"))
                        .retry())
                .isEqualTo(RetryHint.NEVER);
    }

    @Test
    void makesTheSameExceptionForStandIns() {
        RestException failure =
                RestException.of("imbot.bot.list", "acme.bitrix24.com", 503, "QUERY_LIMIT_EXCEEDED", "Too <b>many</b>");
        assertThat(failure).isInstanceOf(LimitException.class);
        assertThat(failure.text()).isEqualTo("Too many");
        assertThatThrownBy(() -> {
                    throw RestException.of("m", "p", 400, "", "");
                })
                .hasMessage("m at p: no reason given (HTTP 400). Trying again will not help.");
    }

    private RestResponse read(int status, String body) {
        return reader.read(HttpResponse.json(status, body));
    }

    private RestException failure(int status, String body) {
        return catchThrowableOfType(RestException.class, () -> read(status, body));
    }

    private RestException redirect(int status, String location) {
        return catchThrowableOfType(
                RestException.class,
                () -> reader.read(new HttpResponse(status, "text/html", "<h1>Moved</h1>", location)));
    }
}
