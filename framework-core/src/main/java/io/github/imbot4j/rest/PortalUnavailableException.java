package io.github.imbot4j.rest;

/**
 * The portal does not serve REST now: unreachable, closed, in maintenance, or its licence is over. The call did not run.
 * Never a reason to forget the portal (PORTAL_DELETED may pass; transport §1.8).
 */
public final class PortalUnavailableException extends RestException {

    private static final long serialVersionUID = 1L;

    PortalUnavailableException(FailureDetails failureDetails) {
        super(failureDetails);
    }

    PortalUnavailableException(FailureDetails failureDetails, Throwable cause) {
        super(failureDetails, cause);
    }
}
