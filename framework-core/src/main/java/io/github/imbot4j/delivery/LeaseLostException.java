package io.github.imbot4j.delivery;

/**
 * A piece of work was taken over by another node while this one was at it: nothing of what it led to is kept, and trying again
 * is of no use. Whoever has it now does it again, or marks it as unknown.
 */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was lost.
     *
     * @param message what, where, remedy; for the log
     */
    public LeaseLostException(String message) {
        super(message);
    }
}
