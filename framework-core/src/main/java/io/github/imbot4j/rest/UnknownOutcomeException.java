package io.github.imbot4j.rest;

/**
 * Nobody knows whether the call ran: no answer in time, a broken connection, or a fault inside the portal. Repeating may
 * do a thing twice; {@link MethodSafety} tells for which calls that is harmless.
 */
public final class UnknownOutcomeException extends RestException {

    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(Failure failure) {
        super(failure);
    }

    UnknownOutcomeException(Failure failure, Throwable cause) {
        super(failure, cause);
    }
}
