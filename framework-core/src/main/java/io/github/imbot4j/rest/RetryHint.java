package io.github.imbot4j.rest;

/** The answer to whether repeating a failed call can help (the retry column of transport §1.8). */
public enum RetryHint {
    /** It did not run: repeating it is safe, after a pause. */
    SAFE("It did not run; trying again later may help."),
    /** It did not run: repeat it once, with a refreshed token. */
    AFTER_REFRESH("A refreshed token may help, once."),
    /** It did not run: something has to change first, in minutes or days. */
    AFTER_WAIT("Trying again may help, but not soon."),
    /** Nobody knows whether it ran: repeat it only if running twice does no harm. */
    IF_IDEMPOTENT("It may have run; repeat it only if running twice does no harm."),
    /** It will fail again until somebody changes the call, the app or the portal. */
    NEVER("Trying again will not help.");

    private final String advice;

    RetryHint(String advice) {
        this.advice = advice;
    }

    String advice() {
        return advice;
    }
}
