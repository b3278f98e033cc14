package io.github.imbot4j.delivery;

import io.github.imbot4j.rest.AppUnavailableException;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.LimitException;
import io.github.imbot4j.rest.PortalMovedException;
import io.github.imbot4j.rest.PortalUnavailableException;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RetryHint;
import io.github.imbot4j.rest.TokenExpiredException;

/** The extent of a failure: the call itself, its method, or every call to its portal (transport §1.8). */
public enum FailureScope {
    /** The portal refused this call; another one may be taken. */
    CALL,
    /** Nobody knows whether it ran. */
    UNKNOWN,
    /** The portal's bucket is full: everything waits for a moment. */
    FULL,
    /** This method has used its time, or waits for an administrator's consent. */
    METHOD,
    /** The vendor has blocked the portal's REST by hand: everything waits for hours. */
    BLOCKED,
    /** The portal cannot be reached, is in maintenance or has moved. */
    DOWN,
    /** The app may not call the portal any more: everything waits for a reinstall, a payment, or working tokens. */
    PARKED;

    /**
     * Judges the failure of a call. One that tells of another method is about renewing the token, so the call did not run.
     */
    public static FailureScope of(Call call, RestException failure) {
        FailureScope failureScope = of(failure);
        if (failure.method().equalsIgnoreCase(call.method())) {
            return failureScope;
        }
        return failureScope == CALL || failureScope == PARKED ? PARKED : DOWN;
    }

    private static FailureScope of(RestException failure) {
        if (failure.retry() == RetryHint.IF_IDEMPOTENT) {
            return UNKNOWN;
        }
        if (failure instanceof LimitException) {
            return switch (failure.retry()) {
                case SAFE -> FULL;
                case AFTER_WAIT -> METHOD;
                default -> BLOCKED;
            };
        }
        if (failure instanceof PortalUnavailableException) {
            return failure.retry() == RetryHint.NEVER ? CALL : DOWN;
        }
        if (failure instanceof PortalMovedException) {
            return DOWN;
        }
        if (failure instanceof AppUnavailableException || failure instanceof TokenExpiredException) {
            return PARKED;
        }
        if (failure instanceof AuthorizationException refused) {
            return ofAuthorization(refused);
        }
        return CALL;
    }

    private static FailureScope ofAuthorization(AuthorizationException failure) {
        if (failure.retry() == RetryHint.AFTER_WAIT) {
            return METHOD;
        }
        return failure.concernsWholeApp() ? PARKED : CALL;
    }
}
