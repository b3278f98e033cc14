package io.github.imbot4j.rest;

/**
 * The portal does not serve REST now: unreachable, closed, in maintenance, or its licence is over. The call did not run.
 * Never a reason to forget the portal (PORTAL_DELETED may pass; transport §1.8).
 */
public final class PortalUnavailableException extends RestException {

    private static final long serialVersionUID = 1L;

    PortalUnavailableException(Failure failure) {
        super(failure);
    }

    PortalUnavailableException(Failure failure, Throwable cause) {
        super(failure, cause);
    }
}
