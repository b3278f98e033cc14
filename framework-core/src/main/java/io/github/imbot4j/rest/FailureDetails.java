package io.github.imbot4j.rest;

import java.io.Serializable;
import java.time.Duration;

/**
 * The details every {@link RestException} carries.
 *
 * @param where the call that failed
 * @param status of the HTTP answer; {@code 0} when none came
 * @param code in the portal's spelling; may be empty
 * @param text cleaned by {@link ErrorText}; may be empty
 * @param retry whether repeating helps
 * @param scope what it concerns
 * @param retryAfter how long the answer asks callers to wait; zero when it does not say
 */
record FailureDetails(
        CallLocation where,
        int status,
        String code,
        String text,
        RetryHint retry,
        FailureScope scope,
        Duration retryAfter)
        implements Serializable {

    FailureDetails(CallLocation where, int status, String code, String text, RetryHint retry, FailureScope scope) {
        this(where, status, code, text, retry, scope, Duration.ZERO);
    }

    /** One that concerns its call only. */
    FailureDetails(CallLocation where, int status, String code, String text, RetryHint retry) {
        this(
                where,
                status,
                code,
                text,
                retry,
                retry == RetryHint.IF_IDEMPOTENT ? FailureScope.UNKNOWN : FailureScope.CALL);
    }

    /** The sentence an exception shows: what, where, remedy. */
    String message() {
        StringBuilder message = new StringBuilder(where.toString()).append(": ").append(code);
        if (!text.isEmpty()) {
            message.append(code.isEmpty() ? "" : ", ").append('"').append(text).append('"');
        }
        if (code.isEmpty() && text.isEmpty()) {
            message.append("no reason given");
        }
        if (status != 0) {
            message.append(" (HTTP ").append(status).append(')');
        }
        return message.append(". ").append(retry.advice()).toString();
    }
}
