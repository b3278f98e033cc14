package io.github.imbot4j.rest;

/**
 * The portal does not know the method, or the app lacks its scope (ERROR_METHOD_NOT_FOUND): detect features by it.
 */
public final class UnknownMethodException extends RestException {

    private static final long serialVersionUID = 1L;

    UnknownMethodException(FailureDetails failureDetails) {
        super(failureDetails);
    }
}
