package io.github.imbot4j.rest;

/** The failure to receive a complete response. The message names the host, never the path, a query or a body. */
public final class HttpFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RetryHint retryHint;

    /** A failure after which repeating is {@link RetryHint#IF_IDEMPOTENT} or {@link RetryHint#SAFE}. */
    public HttpFailure(boolean maybeExecuted, String message) {
        this(maybeExecuted ? RetryHint.IF_IDEMPOTENT : RetryHint.SAFE, message);
    }

    public HttpFailure(RetryHint retryHint, String message) {
        super(message);
        this.retryHint = retryHint;
    }

    public HttpFailure(RetryHint retryHint, String message, Throwable cause) {
        super(message, cause);
        this.retryHint = retryHint;
    }

    /** False only when it is certain that the server did not get the request whole. */
    public boolean maybeExecuted() {
        return retryHint == RetryHint.IF_IDEMPOTENT;
    }

    /** Whether posting again helps: not when the address is refused or the certificate is wrong, for one. */
    public RetryHint retry() {
        return retryHint;
    }
}
