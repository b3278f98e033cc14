package io.github.imbot4j.rest;

/**
 * The app cannot be used on this portal: removed, not installed, or its subscription is over (APPLICATION_NOT_FOUND,
 * NOT_INSTALLED, PAYMENT_REQUIRED).
 */
public final class AppUnavailableException extends RestException {

    private static final long serialVersionUID = 1L;

    AppUnavailableException(FailureDetails failureDetails) {
        super(failureDetails);
    }
}
