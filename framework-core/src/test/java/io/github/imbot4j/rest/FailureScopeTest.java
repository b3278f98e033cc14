package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureScopeTest {

    private static final Call SAY = Call.of("imbot.message.add");

    @ParameterizedTest
    @CsvSource({
        "503, QUERY_LIMIT_EXCEEDED, FULL",
        "429, TOO_MANY_REQUESTS, FULL",
        "429, OPERATION_TIME_LIMIT, METHOD",
        "401, METHOD_CONFIRM_WAITING, METHOD",
        "503, OVERLOAD_LIMIT, BLOCKED",
        "503, '', DOWN",
        "401, CONNECTION_ERROR, DOWN",
        "403, PORTAL_DELETED, DOWN",
        "401, expired_token, PARKED",
        "401, APPLICATION_NOT_FOUND, PARKED",
        "402, PAYMENT_REQUIRED, PARKED",
        "401, authorization_error, PARKED",
        "403, user_access_error, PARKED",
        "400, invalid_grant, PARKED",
        "401, wrong_client, PARKED",
        "403, ACCESS_DENIED, CALL",
        "401, insufficient_scope, CALL",
        "404, ERROR_METHOD_NOT_FOUND, CALL",
        "400, MESSAGE_EMPTY, CALL",
        "401, ERROR_OAUTH, UNKNOWN",
        "500, INTERNAL_SERVER_ERROR, UNKNOWN",
        "504, '', UNKNOWN"
    })
    void isTheExtentOfTheCode(int status, String code, FailureScope scope) {
        RestException failure = RestException.of(SAY.method(), "acme", status, code, "");

        assertThat(failure.scope()).isEqualTo(scope);
        assertThat(FailureScope.of(SAY, failure)).isEqualTo(scope);
    }

    @Test
    void ofARequestWithoutAnAnswerIsThePortalOrUnknown() {
        HttpFailure refused = new HttpFailure(RetryHint.SAFE, "refused", new IOException());
        HttpFailure broken = new HttpFailure(RetryHint.IF_IDEMPOTENT, "broken", new IOException());

        assertThat(RestException.of(SAY.method(), "acme", refused).scope()).isEqualTo(FailureScope.DOWN);
        assertThat(RestException.of(SAY.method(), "acme", broken).scope()).isEqualTo(FailureScope.UNKNOWN);
    }

    @Test
    void ofARefreshOnTheWayIsThePortalsNotTheCalls() {
        RestException refused = RestException.of("oauth/token", "oauth", 400, "invalid_grant", "");
        RestException busy = RestException.of("oauth/token", "oauth", 503, "", "");

        assertThat(FailureScope.of(SAY, refused)).isEqualTo(FailureScope.PARKED);
        assertThat(FailureScope.of(SAY, busy)).isEqualTo(FailureScope.DOWN);
    }
}
