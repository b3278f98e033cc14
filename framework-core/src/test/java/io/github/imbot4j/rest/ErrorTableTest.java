package io.github.imbot4j.rest;

import static io.github.imbot4j.rest.RetryHint.AFTER_REFRESH;
import static io.github.imbot4j.rest.RetryHint.AFTER_WAIT;
import static io.github.imbot4j.rest.RetryHint.IF_IDEMPOTENT;
import static io.github.imbot4j.rest.RetryHint.NEVER;
import static io.github.imbot4j.rest.RetryHint.SAFE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the error table (transport §1.8), as an envelope on the wire. */
class ErrorTableTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments(503, "QUERY_LIMIT_EXCEEDED", LimitException.class, SAFE),
                arguments(200, "QUERY_LIMIT_EXCEEDED", LimitException.class, SAFE),
                arguments(503, "OVERLOAD_LIMIT", LimitException.class, NEVER),
                arguments(429, "TOO_MANY_REQUESTS", LimitException.class, SAFE),
                arguments(429, "", LimitException.class, SAFE),
                arguments(429, "OPERATION_TIME_LIMIT", LimitException.class, AFTER_WAIT),
                arguments(401, "expired_token", TokenExpiredException.class, AFTER_REFRESH),
                arguments(401, "invalid_token", TokenExpiredException.class, AFTER_REFRESH),
                arguments(401, "NO_AUTH_FOUND", AuthorizationException.class, NEVER),
                arguments(401, "authorization_error", AuthorizationException.class, NEVER),
                arguments(401, "user_access_error", AuthorizationException.class, NEVER),
                arguments(403, "user_access_error", AuthorizationException.class, NEVER),
                arguments(401, "insufficient_scope", AuthorizationException.class, NEVER),
                arguments(403, "insufficient_scope", AuthorizationException.class, NEVER),
                arguments(401, "APPLICATION_NOT_FOUND", AppUnavailableException.class, NEVER),
                arguments(401, "NOT_INSTALLED", AppUnavailableException.class, NEVER),
                arguments(401, "CONNECTION_ERROR", PortalUnavailableException.class, SAFE),
                arguments(401, "ERROR_OAUTH", AuthorizationException.class, IF_IDEMPOTENT),
                arguments(401, "PAYMENT_REQUIRED", AppUnavailableException.class, NEVER),
                arguments(402, "PAYMENT_REQUIRED", AppUnavailableException.class, NEVER),
                arguments(401, "METHOD_CONFIRM_WAITING", AuthorizationException.class, AFTER_WAIT),
                arguments(403, "METHOD_CONFIRM_DENIED", AuthorizationException.class, NEVER),
                arguments(403, "ACCESS_DENIED", AuthorizationException.class, NEVER),
                arguments(401, "INVALID_CREDENTIALS", AuthorizationException.class, NEVER),
                arguments(403, "INVALID_CREDENTIALS", AuthorizationException.class, NEVER),
                arguments(403, "WRONG_AUTH_TYPE", AuthorizationException.class, NEVER),
                arguments(401, "SOMETHING_NEW", AuthorizationException.class, NEVER),
                arguments(404, "ERROR_METHOD_NOT_FOUND", UnknownMethodException.class, NEVER),
                arguments(404, "ERROR_MANIFEST_IS_NOT_AVAILABLE", RejectedException.class, NEVER),
                arguments(405, "ERROR_BATCH_METHOD_NOT_ALLOWED", RejectedException.class, NEVER),
                arguments(400, "ERROR_BATCH_LENGTH_EXCEEDED", RejectedException.class, NEVER),
                arguments(400, "INVALID_REQUEST", RejectedException.class, NEVER),
                arguments(400, "ERROR_ARGUMENT", RejectedException.class, NEVER),
                arguments(400, "ERROR_CORE", RejectedException.class, NEVER),
                arguments(400, "ERROR", RejectedException.class, NEVER),
                arguments(400, "MESSAGE_EMPTY", RejectedException.class, NEVER),
                arguments(403, "CANT_EDIT_MESSAGE", RejectedException.class, NEVER),
                arguments(200, "WRONG_CLIENT", AuthorizationException.class, NEVER),
                arguments(500, "ERROR_CORE", UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(500, "INTERNAL_SERVER_ERROR", UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(500, "ERROR_UNEXPECTED_ANSWER", UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(500, "PORTAL_DELETED", PortalUnavailableException.class, AFTER_WAIT),
                arguments(403, "PORTAL_DELETED", PortalUnavailableException.class, AFTER_WAIT),
                arguments(410, "PORTAL_DELETED", PortalUnavailableException.class, AFTER_WAIT),
                arguments(502, "SOMETHING_NEW", UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(503, "MAINTENANCE", PortalUnavailableException.class, SAFE),
                arguments(400, "invalid_grant", AuthorizationException.class, NEVER));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void classifiesByCodeThenStatus(int status, String code, Class<? extends RestException> kind, RetryHint retryHint) {
        RestException failure = failureOf(status, "{\"error\":\"" + code + "\",\"error_description\":\"Because\"}");
        assertThat(failure).isExactlyInstanceOf(kind);
        assertThat(failure.retry()).isEqualTo(retryHint);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.text()).isEqualTo("Because");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void ignoresTheCaseOfCodes(int status, String code, Class<? extends RestException> kind, RetryHint retryHint) {
        for (String spelling : new String[] {code.toUpperCase(Locale.ROOT), code.toLowerCase(Locale.ROOT)}) {
            RestException failure = failureOf(status, "{\"error\":\"" + spelling + "\"}");
            assertThat(failure).isExactlyInstanceOf(kind);
            assertThat(failure.retry()).isEqualTo(retryHint);
            assertThat(failure.hasCode(code)).isTrue();
        }
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                arguments(200, MalformedResponseException.class, IF_IDEMPOTENT),
                arguments(204, MalformedResponseException.class, IF_IDEMPOTENT),
                arguments(400, PortalUnavailableException.class, NEVER),
                arguments(401, AuthorizationException.class, NEVER),
                arguments(403, PortalUnavailableException.class, NEVER),
                arguments(404, PortalUnavailableException.class, NEVER),
                arguments(408, UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(429, LimitException.class, SAFE),
                arguments(500, UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(502, UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(503, PortalUnavailableException.class, SAFE),
                arguments(504, UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(520, UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(521, PortalUnavailableException.class, SAFE),
                arguments(522, PortalUnavailableException.class, SAFE),
                arguments(523, PortalUnavailableException.class, SAFE),
                arguments(524, UnknownOutcomeException.class, IF_IDEMPOTENT),
                arguments(525, PortalUnavailableException.class, SAFE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void judgesAPageOfTheWebServerByStatus(int status, Class<? extends RestException> kind, RetryHint retryHint) {
        String page =
                "<html><head><title>" + status + " Sorry</title></head><body><h1>" + status + "</h1></body></html>";
        for (String body : new String[] {page, "", "   ", "null", "[]", "\"text\"", "{\"result\":", "{}}", "{}"}) {
            RestException failure = failureOf(status, body);
            assertThat(failure).as(body).isExactlyInstanceOf(kind);
            assertThat(failure.retry()).isEqualTo(retryHint);
            assertThat(failure.code()).isEmpty();
        }
        assertThat(failureOf(status, page).text()).isEqualTo(status + " Sorry " + status);
    }

    private static RestException failureOf(int status, String body) {
        RestResponseReader reader = new RestResponseReader(
                new CallLocation("imbot.message.add", "acme.bitrix24.com"), Credentials.ofToken(Secret.none()));
        return catchThrowableOfType(RestException.class, () -> reader.read(HttpResponse.json(status, body)));
    }
}
