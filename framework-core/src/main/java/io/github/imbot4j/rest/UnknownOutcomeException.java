package io.github.imbot4j.rest;

/**
 * Nobody knows whether the call ran: no answer in time, a broken connection, or a fault inside the portal. Repeating may
 * do a thing twice; {@link MethodIdempotency} tells for which calls that is harmless.
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
