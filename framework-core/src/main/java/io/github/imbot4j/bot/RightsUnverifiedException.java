package io.github.imbot4j.bot;

/** The portal does not tell a user's rights, and asking again will not help. */
public final class RightsUnverifiedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message for the log: what is missing, and the remedy
     */
    public RightsUnverifiedException(String message) {
        super(message);
    }

    /** Says why, and what the portal answered. */
    public RightsUnverifiedException(String message, Throwable cause) {
        super(message, cause);
    }
}
