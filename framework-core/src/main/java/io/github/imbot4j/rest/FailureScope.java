package io.github.imbot4j.rest;

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
        FailureScope scope = failure.scope();
        if (failure.method().equalsIgnoreCase(call.method())) {
            return scope;
        }
        return scope == CALL || scope == PARKED ? PARKED : DOWN;
    }
}
