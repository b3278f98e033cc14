package io.github.imbot4j.delivery;

/**
 * Say from a handler that the event is worth handling again later: a database that is down, a service that is busy. The
 * dialog waits meanwhile, nothing the handler wanted to say is sent, and the user is told only when the last attempt failed
 * too. What it did elsewhere it has to be able to do twice.
 */
public final class RetryableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message for the log and the list of dead letters
     */
    public RetryableException(String message) {
        super(message);
    }

    /**
     * Says why.
     *
     * @param message for the log and the list of dead letters
     */
    public RetryableException(String message, Throwable cause) {
        super(message, cause);
    }
}
