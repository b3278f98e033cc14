package io.github.imbot4j.emulator.fault;

/** A fault of a REST call (transport §1.8, §1.9). */
public enum CallFault {
    /** 503: over the limit of requests; the call does not run. */
    QUERY_LIMIT_EXCEEDED,
    /** 503: the portal is blocked by hand; the call does not run. */
    OVERLOAD_LIMIT,
    /** 429 without a code, as the pages of the second generation say; the call does not run. */
    TOO_MANY_REQUESTS,
    /** 429: the method used its time up; the call does not run. */
    OPERATION_TIME_LIMIT,
    /** 500 with a code; the call does not run, though nobody can tell from the answer. */
    INTERNAL_SERVER_ERROR,
    /** 502 with an HTML page; the call does not run, though nobody can tell. */
    BAD_GATEWAY,
    /** 503 with an HTML page, as during maintenance; the call does not run. */
    MAINTENANCE,
    /** 504 with an HTML page; the call runs. */
    GATEWAY_TIMEOUT,
    /** No answer before the client gives up; the call runs. */
    TIMEOUT,
    /** The connection is closed without an answer; the call runs. */
    LOST_ANSWER,
    /** The connection is closed without an answer; the call does not run. */
    LOST_CALL,
    /** 200 with an HTML page, as a portal with an expired licence shows; the call does not run. */
    HTML_ANSWER,
    /** 302 to the same host, as a portal that is down sends. */
    REDIRECT,
    /** 401: the access token is too old; the call does not run. */
    EXPIRED_TOKEN,
    /** 401: the token is unknown; the call does not run. */
    INVALID_TOKEN,
    /** 500: the portal is closed, or in maintenance. */
    PORTAL_DELETED,
    /** 402: the subscription is over. */
    PAYMENT_REQUIRED
}
