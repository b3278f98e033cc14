package io.github.imbot4j.rest;

import static io.github.imbot4j.rest.RetryHint.AFTER_REFRESH;
import static io.github.imbot4j.rest.RetryHint.AFTER_WAIT;
import static io.github.imbot4j.rest.RetryHint.IF_IDEMPOTENT;
import static io.github.imbot4j.rest.RetryHint.NEVER;
import static io.github.imbot4j.rest.RetryHint.SAFE;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What error responses mean: the exception, whether repeating helps, and what it concerns, by code first, then by status (the table of
 * transport §1.8).
 */
final class ErrorMapper {

    private static final Rule REJECTED = new Rule(RejectedException::new, NEVER, FailureScope.CALL);
    private static final Rule FORBIDDEN = new Rule(AuthorizationException::new, NEVER, FailureScope.CALL);

    /** What is wrong with the app's tokens, user or licence as a whole; the other codes are about one dialog or method. */
    private static final Rule SHUT_OUT = new Rule(AuthorizationException::new, NEVER, FailureScope.PARKED);

    private static final Rule EXPIRED = new Rule(TokenExpiredException::new, AFTER_REFRESH, FailureScope.PARKED);
    private static final Rule NO_APP = new Rule(AppUnavailableException::new, NEVER, FailureScope.PARKED);
    private static final Rule NO_METHOD = new Rule(UnknownMethodException::new, NEVER, FailureScope.CALL);
    private static final Rule BUSY = new Rule(LimitException::new, SAFE, FailureScope.FULL);
    private static final Rule CLOSED = new Rule(PortalUnavailableException::new, NEVER, FailureScope.CALL);
    private static final Rule DOWN = new Rule(PortalUnavailableException::new, SAFE, FailureScope.DOWN);
    private static final Rule UNKNOWN = new Rule(UnknownOutcomeException::new, IF_IDEMPOTENT, FailureScope.UNKNOWN);
    private static final Rule MALFORMED =
            new Rule(MalformedResponseException::new, IF_IDEMPOTENT, FailureScope.UNKNOWN);

    /**
     * Answers of a server in front of the portal that has not passed the request on: maintenance (503), and a content network
     * that did not connect (521 refused, 522 timed out, 523 no route, 525 and 526 no TLS). 502, 504, 520 and 524 come after a
     * request was passed on.
     */
    private static final Set<Integer> NOT_EXECUTED = Set.of(503, 521, 522, 523, 525, 526);

    private static final Map<String, Rule> BY_CODE = Map.ofEntries(
            Map.entry("query_limit_exceeded", BUSY),
            Map.entry("overload_limit", new Rule(LimitException::new, NEVER, FailureScope.BLOCKED)),
            Map.entry("operation_time_limit", new Rule(LimitException::new, AFTER_WAIT, FailureScope.METHOD)),
            Map.entry("expired_token", EXPIRED),
            Map.entry("invalid_token", EXPIRED),
            Map.entry("no_auth_found", FORBIDDEN),
            Map.entry("authorization_error", SHUT_OUT),
            Map.entry("user_access_error", SHUT_OUT),
            Map.entry("insufficient_scope", FORBIDDEN),
            Map.entry("access_denied", FORBIDDEN),
            Map.entry("invalid_credentials", FORBIDDEN),
            Map.entry("wrong_auth_type", FORBIDDEN),
            Map.entry("wrong_client", SHUT_OUT),
            Map.entry("invalid_client", SHUT_OUT),
            Map.entry("invalid_grant", SHUT_OUT),
            Map.entry("invalid_scope", FORBIDDEN),
            Map.entry("verification_needed", SHUT_OUT),
            Map.entry("method_confirm_denied", FORBIDDEN),
            Map.entry("method_confirm_waiting", new Rule(AuthorizationException::new, AFTER_WAIT, FailureScope.METHOD)),
            Map.entry("error_oauth", new Rule(AuthorizationException::new, IF_IDEMPOTENT, FailureScope.UNKNOWN)),
            Map.entry("application_not_found", NO_APP),
            Map.entry("not_installed", NO_APP),
            Map.entry("payment_required", NO_APP),
            Map.entry("connection_error", DOWN),
            Map.entry("portal_deleted", new Rule(PortalUnavailableException::new, AFTER_WAIT, FailureScope.DOWN)),
            Map.entry("error_method_not_found", NO_METHOD),
            Map.entry("internal_server_error", UNKNOWN),
            Map.entry("error_unexpected_answer", UNKNOWN));

    private ErrorMapper() {}

    /** The exception of an error envelope; text is clean already. */
    static RestException exception(CallLocation callLocation, int status, String code, String text) {
        return exception(callLocation, status, code, text, Duration.ZERO);
    }

    /** The same of an answer that says when to come again. */
    static RestException exception(
            CallLocation callLocation, int status, String code, String text, Duration retryAfter) {
        Rule rule = BY_CODE.get(code.toLowerCase(Locale.ROOT));
        return (rule == null ? byStatus(status) : rule).exception(callLocation, status, code, text, retryAfter);
    }

    /** The exception of an answer that is no error envelope: a web server's page, an empty body. */
    static RestException withoutEnvelope(CallLocation callLocation, int status, String text, Duration retryAfter) {
        Rule rule = byStatus(status);
        if (status < 300) {
            rule = MALFORMED;
        } else if (rule.equals(REJECTED)) {
            rule = CLOSED;
        }
        return rule.exception(callLocation, status, "", text, retryAfter);
    }

    private static Rule byStatus(int status) {
        if (status == 429) {
            return BUSY;
        }
        if (status == 401) {
            return FORBIDDEN;
        }
        if (NOT_EXECUTED.contains(status)) {
            return DOWN;
        }
        return status >= 500 || status == 408 ? UNKNOWN : REJECTED;
    }

    private record Rule(Function<FailureDetails, RestException> kind, RetryHint retry, FailureScope scope) {

        RestException exception(CallLocation callLocation, int status, String code, String text, Duration retryAfter) {
            return kind.apply(new FailureDetails(callLocation, status, code, text, retry, scope, retryAfter));
        }
    }
}
