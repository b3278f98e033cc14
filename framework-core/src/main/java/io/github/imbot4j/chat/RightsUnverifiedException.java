package io.github.imbot4j.chat;

/** Say that the portal does not tell what somebody may do, and will not tell the next time either. */
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
