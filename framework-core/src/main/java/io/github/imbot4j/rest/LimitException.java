package io.github.imbot4j.rest;

/**
 * The portal takes no more calls: of this app, of this method, or at all ({@link #retry()} tells which; transport §2).
 */
public final class LimitException extends RestException {

    private static final long serialVersionUID = 1L;

    LimitException(FailureDetails failureDetails) {
        super(failureDetails);
    }
}
