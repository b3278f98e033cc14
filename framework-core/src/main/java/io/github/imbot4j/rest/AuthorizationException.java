package io.github.imbot4j.rest;

/**
 * The caller may not do this: scope, plan, user or credentials are wrong, or an admin has yet to confirm.
 */
public final class AuthorizationException extends RestException {

    private static final long serialVersionUID = 1L;

    AuthorizationException(FailureDetails failureDetails) {
        super(failureDetails);
    }

    /** Tells whether the app was not given the scope that the method needs. */
    public boolean lacksScope() {
        return hasCode("insufficient_scope");
    }
}
