package io.github.imbot4j.rest;

import java.util.Locale;
import java.util.Set;

/**
 * The caller may not do this: scope, plan, user or credentials are wrong, or an admin has yet to confirm.
 */
public final class AuthorizationException extends RestException {

    private static final long serialVersionUID = 1L;

    /** Other codes, such as ACCESS_DENIED, are about one dialog or one method. */
    private static final Set<String> WHOLE_APP = Set.of(
            "invalid_grant",
            "invalid_client",
            "wrong_client",
            "verification_needed",
            "authorization_error",
            "user_access_error");

    AuthorizationException(FailureDetails failureDetails) {
        super(failureDetails);
    }

    /** Tells whether something is wrong with the app's tokens, user or licence as a whole, so that other calls fail too. */
    public boolean concernsWholeApp() {
        return WHOLE_APP.contains(code().toLowerCase(Locale.ROOT));
    }

    /** Tells whether the app was not given the scope that the method needs. */
    public boolean lacksScope() {
        return hasCode("insufficient_scope");
    }
}
