package io.github.imbot4j.rest;

/**
 * The portal refused the call for what it asks; the code says why, such as MESSAGE_EMPTY or CANCELED (v1 §1).
 */
public final class RejectedException extends RestException {

    private static final long serialVersionUID = 1L;

    RejectedException(FailureDetails failureDetails) {
        super(failureDetails);
    }
}
