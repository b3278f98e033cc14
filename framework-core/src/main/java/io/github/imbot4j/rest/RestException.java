package io.github.imbot4j.rest;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import java.time.Duration;

/**
 * The failure of a call to a portal. The subtype is the kind of failure, {@link #code()} the exact one, {@link
 * #retry()} whether repeating helps (transport §1.7, §1.8). Codes are an open set: compare those you know, ignoring
 * case. Never carries a token.
 */
public abstract sealed class RestException extends RuntimeException
        permits AppUnavailableException,
                AuthorizationException,
                LimitException,
                MalformedResponseException,
                PortalMovedException,
                PortalUnavailableException,
                RejectedException,
                TokenExpiredException,
                UnknownMethodException,
                UnknownOutcomeException {

    private static final long serialVersionUID = 1L;

    private final FailureDetails failureDetails;

    RestException(FailureDetails failureDetails) {
        super(failureDetails.message());
        this.failureDetails = failureDetails;
    }

    RestException(FailureDetails failureDetails, Throwable cause) {
        super(failureDetails.message(), cause);
        this.failureDetails = failureDetails;
    }

    /**
     * Makes the exception a portal's refusal leads to, as {@link RestClient} would: for stand-ins and tests.
     *
     * @param method such as {@code imbot.message.add}
     * @param portal the host
     * @param status of the HTTP answer
     * @param code such as {@code QUERY_LIMIT_EXCEEDED}
     * @param text the portal's description
     */
    public static RestException of(String method, String portal, int status, String code, String text) {
        return ErrorMapper.exception(new CallLocation(method, portal), status, code, ErrorText.clean(text));
    }

    /**
     * Makes the exception of a request that got no answer, as {@link RestClient} would.
     *
     * @param method such as {@code imbot.message.add}
     * @param portal the host
     */
    public static RestException of(String method, String portal, HttpFailure failure) {
        return new RestResponseReader(new CallLocation(method, portal), Credentials.ofToken(Secret.none()))
                .unanswered(failure);
    }

    /** The method called, such as {@code imbot.message.add}. */
    public String method() {
        return failureDetails.where().method();
    }

    /** The host called. */
    public String portal() {
        return failureDetails.where().portal();
    }

    /** The portal's error code in its own spelling; empty when it gave none. */
    public String code() {
        return failureDetails.code();
    }

    /** Tells whether the portal's code is this one, ignoring case. */
    public boolean hasCode(String code) {
        return failureDetails.code().equalsIgnoreCase(code);
    }

    /** The portal's description without markup, at most 300 characters; may be empty, may be in the portal's language. */
    public String text() {
        return failureDetails.text();
    }

    /** The HTTP status; {@code 0} when no answer came. An error can come with 200. */
    public int status() {
        return failureDetails.status();
    }

    /** How long the answer asked to wait, its {@code Retry-After}; zero when it did not say. */
    public Duration retryAfter() {
        return failureDetails.retryAfter();
    }

    /** What the failure concerns: the call itself, its method, or every call to its portal. */
    public FailureScope scope() {
        return failureDetails.scope();
    }

    /** Whether repeating the call can help. */
    public RetryHint retry() {
        return failureDetails.retry();
    }
}
