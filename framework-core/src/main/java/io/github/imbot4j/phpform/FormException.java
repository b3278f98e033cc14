package io.github.imbot4j.phpform;

/**
 * The rejection of a post because of what its form contains or lacks. The sender is at fault, so there is no stack
 * trace, and the message contains no secrets.
 */
public final class FormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public FormException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** A form that says something wrong: status 400. */
    public static FormException malformed(String message) {
        return new FormException(400, message);
    }

    /** A form beyond a limit: status 413. */
    public static FormException tooLarge(String message) {
        return new FormException(413, message);
    }

    /** The HTTP status to answer with: 400 or 413. */
    public int status() {
        return status;
    }
}
