package io.github.imbot4j.delivery;

/**
 * An exception by which a handler asks to handle the event again later: a database is down, a service is busy. The
 * dialog waits meanwhile, replies of the failed attempt are not sent, and the user is told only when the last attempt
 * has failed, too. Effects of the handler on other systems must be safe to repeat.
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
