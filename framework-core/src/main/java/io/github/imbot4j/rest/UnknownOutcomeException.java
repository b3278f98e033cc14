package io.github.imbot4j.rest;

/**
 * The outcome of the call is unknown: no response in time, a broken connection, or a fault inside the portal. Repeating
 * the call may have its effect twice; {@link MethodIdempotency} tells for which calls that is harmless.
 */
public final class UnknownOutcomeException extends RestException {

    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(FailureDetails failureDetails) {
        super(failureDetails);
    }

    UnknownOutcomeException(FailureDetails failureDetails, Throwable cause) {
        super(failureDetails, cause);
    }
}
