package io.github.imbot4j.delivery;

/** The journal's storage failed: a full or broken disk, a database that is gone. Nothing has changed. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what failed.
     *
     * @param message what, where, remedy; for the log and the health page
     */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
